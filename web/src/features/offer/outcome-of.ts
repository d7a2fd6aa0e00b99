import type { Rsvp } from "../../api/answers.ts";
import { newsMessages } from "../../messages/attendee/news-messages.ts";
import { offerPageMessages as text } from "../../messages/attendee/offer-page-messages.ts";
import type { Ending } from "../../seats/ending.ts";
import { endText } from "../../seats/offer-time.ts";

interface Outcome {
  readonly title: string;
  readonly lead: string;
  readonly hasSeat: boolean;
}

interface Facts {
  /** What the person has in the session now. */
  readonly rsvp: Rsvp | null;
  readonly ending: Ending | undefined;
  /** The offer was open while the person looked. */
  readonly answered: boolean;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What has come of an offer. It may also have been answered, or have ended, before the person looked. */
export function outcomeOf({ rsvp, ending, answered, timeZone, now }: Facts): Outcome {
  const none = { hasSeat: false };
  if (ending?.reason === "SESSION_CANCELLED") return { ...text.cancelled, ...none };
  if (ending?.reason === "OFFER_EXPIRED") return { ...text.ended, ...none };
  if (ending !== undefined) {
    const when = endText(Date.parse(ending.at), now, timeZone);
    return { title: text.none.title, lead: newsMessages.ended[ending.reason](when), ...none };
  }
  if (rsvp?.status === "CONFIRMED") return { ...text.seat, hasSeat: true };
  if (rsvp?.status === "WAITLISTED") return { ...waiting(rsvp, timeZone, now), ...none };
  return { ...(answered ? text.declined : text.none), ...none };
}

function waiting({ waitlistPosition, passedUntil }: Rsvp, timeZone: string, now: number) {
  const until = passedUntil === null ? 0 : Date.parse(passedUntil);
  const said = until > now ? text.keeps(endText(until, now, timeZone)) : text.waits;
  const position = waitlistPosition === null ? "" : ` ${text.position(String(waitlistPosition))}`;
  return { title: said.title, lead: `${said.lead}${position}` };
}
