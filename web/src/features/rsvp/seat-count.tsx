import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import type { SeatState } from "../../seats/seat-state.ts";

const { rsvp } = messages;

/**
 * "47/50 seats" over a thin bar; "Full" before an open waitlist. A seat held for the waitlist does not count
 * as free.
 */
export function SeatCount({
  session,
  state,
}: {
  readonly session: AgendaSession;
  readonly state: SeatState;
}) {
  const { capacity, taken } = session;
  if (capacity === null) return <SeatText>{rsvp.going(taken)}</SeatText>;
  const mine = state.kind === "confirmed" || state.kind === "offered";
  if ((state.kind === "full" || state.kind === "waiting") && state.held)
    return <SeatText>{rsvp.held}</SeatText>;
  const full = !mine && (state.kind === "full" || state.kind === "waiting" || taken >= capacity);
  const filled = capacity === 0 ? 1 : Math.min(1, taken / capacity);
  return (
    <div className="min-w-0">
      <SeatText>
        {full && <strong className="font-semibold text-bad">{rsvp.full} · </strong>}
        {rsvp.seats(taken, capacity)}
      </SeatText>
      <div
        aria-hidden
        className={`mt-1.5 h-1 w-20 rounded-full bg-line bg-linear-to-r from-current to-current bg-no-repeat transition-[background-size] ${full ? "text-bad" : "text-accent"}`}
        style={{ backgroundSize: `${filled * 100}% 100%` }}
      />
    </div>
  );
}

export function SeatText({ children }: { readonly children: React.ReactNode }) {
  return (
    <p part="seats" className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
      {children}
    </p>
  );
}
