import type { ReactNode } from "react";
import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";
import { endText } from "../../seats/offer-time.ts";
import { seatState } from "../../seats/seat-state.ts";
import { OfferPass } from "./offer-pass.tsx";
import { OnOfferChoice } from "./on-offer-choice.tsx";

interface LineNoteProps {
  /** With its latest seats. */
  readonly session: AgendaSession;
  readonly rsvp: Rsvp | null;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a waiting person has chosen, and what a person can do with an offer that comes too early. */
export function LineNote({ session, rsvp, timeZone, now }: LineNoteProps): ReactNode {
  const { kind } = seatState(session, rsvp, now);
  if (rsvp === null) return null;
  if (kind === "waiting") {
    const until = rsvp.passedUntil === null ? 0 : Date.parse(rsvp.passedUntil);
    return (
      <div className="rounded-[0.75rem] border border-line p-3.5">
        {until > now && (
          <p className="mb-3 text-[0.9375rem] text-ink-soft">{text.passing(endText(until, now, timeZone))}</p>
        )}
        <OnOfferChoice {...{ session, rsvp }} />
      </div>
    );
  }
  return kind === "offered" ? <OfferPass offer={{ session, rsvp }} timeZone={timeZone} /> : null;
}
