import { type ReactNode, useRef } from "react";
import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";
import { LateStandbyLine, standsBy } from "../../seats/late-standby-line.tsx";
import { endText } from "../../seats/offer-time.ts";
import { isLineClosed, seatState } from "../../seats/seat-state.ts";
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
  const box = useRef<HTMLElement>(null);
  const { kind } = seatState(session, rsvp, now);
  const isOffered = kind === "offered" && (rsvp?.passesLeft ?? 0) > 0;
  if (rsvp === null || !(isOffered || kind === "waiting")) return null;
  // The button goes with the offer. What comes in its place is here.
  const keepFocus = () => box.current?.focus({ preventScroll: true });
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={text.label}
      className="rounded-[0.75rem] border border-line p-3.5 outline-none"
    >
      {isOffered ? (
        <OfferPass offer={{ session, rsvp }} timeZone={timeZone} onPass={keepFocus} />
      ) : standsBy(session, rsvp, now) ? (
        <LateStandbyLine {...{ session, rsvp, timeZone }} />
      ) : isLineClosed(session, now) ? (
        <p className="text-[0.9375rem] text-ink-soft">{text.closed}</p>
      ) : (
        <>
          <Passing {...{ rsvp, timeZone, now }} />
          <OnOfferChoice {...{ session, rsvp }} />
        </>
      )}
    </section>
  );
}

function Passing({ rsvp, timeZone, now }: Pick<LineNoteProps, "timeZone" | "now"> & { readonly rsvp: Rsvp }) {
  const until = rsvp.passedUntil === null ? 0 : Date.parse(rsvp.passedUntil);
  if (until <= now) return null;
  return <p className="mb-3 text-[0.9375rem] text-ink-soft">{text.passing(endText(until, now, timeZone))}</p>;
}
