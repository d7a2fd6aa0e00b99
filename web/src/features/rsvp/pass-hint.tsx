import type { Rsvp } from "../../api/answers.ts";
import { actingMessages as text } from "../../messages/attendee/acting-messages.ts";
import { browserZone, clockTime } from "../../time/zoned.ts";

interface PassHintProps {
  /** An open offer. */
  readonly rsvp: Pick<Rsvp, "passesLeft" | "offerExpiresAt">;
  readonly timeZone?: string | undefined;
  readonly className?: string;
}

/** What "not now" does: the pass lasts as long as the offer would have. */
export function PassHint({ rsvp, timeZone = browserZone(), className = "" }: PassHintProps) {
  const { passesLeft, offerExpiresAt } = rsvp;
  if (offerExpiresAt === null) return null;
  const until = clockTime(offerExpiresAt, timeZone);
  return <p className={`text-sm text-ink-soft ${className}`}>{text.passHint(passesLeft ?? 0, until)}</p>;
}
