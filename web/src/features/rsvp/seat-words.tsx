import type { ReactNode } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import type { SeatState } from "../../seats/seat-state.ts";
import { A_MINUTE, shortTime, urgencyOf, urgentColors } from "../../seats/urgency.ts";
import { TickRing } from "./late-tick-ring.tsx";

const { rsvp } = messages;
/** From this number on, people should hurry a little. */
const FEW = 5;

interface SeatWordsProps {
  readonly session: AgendaSession;
  readonly state: SeatState;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The seats of a session, or what the attendee has there: "118 left", "Last 3", "Full · 4 waiting", "Your seat". */
export function SeatWords({ session, state, now }: SeatWordsProps) {
  switch (state.kind) {
    case "confirmed":
      return <SeatText look="font-semibold text-good">{rsvp.yours}</SeatText>;
    case "offered":
      return <OfferWords left={state.expiresAt - now} length={session.offerMinutes * A_MINUTE} />;
    case "free":
      return <FreeSeats left={session.seatsLeft} going={session.taken} />;
    case "full":
    case "waiting":
      if (state.held) return <SeatText>{rsvp.held}</SeatText>;
      return <Full>{session.waiting > 0 && ` · ${rsvp.waiting(session.waiting)}`}</Full>;
    case "unavailable":
      return reasonWords(state.reason, session);
  }
}

interface FreeSeatsProps {
  /** Null: there is no limit. */
  readonly left: number | null;
  readonly going: number;
}

export function FreeSeats({ left, going }: FreeSeatsProps) {
  if (left === null) return <Counted number={going} word={rsvp.going} />;
  if (left > FEW) return <Counted number={left} word={rsvp.left} />;
  return (
    <SeatText look="flex items-center gap-1.5 font-semibold text-warn">
      {rsvp.last(left)}
      <span aria-hidden className="flex gap-0.5">
        {Array.from({ length: left }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all are the same
          <span key={index} className="size-2 rounded-full bg-warn-mark" />
        ))}
      </span>
    </SeatText>
  );
}

export const Full = ({ children }: { readonly children?: ReactNode }) => (
  <SeatText>
    <strong className="font-semibold text-bad">{rsvp.full}</strong>
    {children}
  </SeatText>
);

function reasonWords(
  reason: Extract<SeatState, { kind: "unavailable" }>["reason"],
  { capacity, taken }: AgendaSession,
): ReactNode {
  switch (reason) {
    case "cancelled":
      return <SeatText look="font-semibold text-bad">{rsvp.cancelled}</SeatText>;
    case "full":
      return <SeatText>{rsvp.noWaitlist}</SeatText>;
    case "not-open":
      return capacity === null ? <SeatText /> : <Counted number={capacity} word={rsvp.seats} />;
    case "closed":
    case "started":
    case "ended":
      return <Counted number={taken} word={rsvp.going} />;
  }
}

/** The number is what people look for, so the word beside it is lighter. */
const Counted = ({ number, word }: { readonly number: number; readonly word: (n: number) => string }) => {
  const [before, after] = word(number).split(String(number));
  return (
    <SeatText>
      {before}
      <strong className="font-display font-semibold text-ink">{number}</strong>
      {after}
    </SeatText>
  );
};

/** How long the attendee has for the offer. It is not announced each second: the offer's card says when time runs out. */
function OfferWords({ left, length }: { readonly left: number; readonly length: number }) {
  const look = urgentColors[urgencyOf(left)];
  return (
    <p
      part="offer"
      aria-live="off"
      className={`flex items-center gap-1.5 font-display text-[0.8125rem]/[1.125rem] font-semibold whitespace-nowrap tabular-nums ${look}`}
    >
      <TickRing left={left / length} />
      {rsvp.offered(shortTime(left))}
    </p>
  );
}

interface SeatTextProps {
  readonly look?: string;
  readonly children?: ReactNode;
}

export const SeatText = ({ look = "text-ink-soft", children }: SeatTextProps) => (
  <p part="seats" className={`text-[0.8125rem]/[1.125rem] whitespace-nowrap tabular-nums ${look}`}>
    {children}
  </p>
);
