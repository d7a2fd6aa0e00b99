import { offerMessages } from "../messages/attendee/offer-messages.ts";
import { offerPageMessages as text } from "../messages/attendee/offer-page-messages.ts";
import { TickRing } from "../ui/tick-ring.tsx";
import { shortTime, urgencyOf } from "./urgency.ts";

interface OfferClockProps {
  /** Milliseconds. */
  readonly left: number;
  /** Milliseconds from the offer to its end. */
  readonly length: number;
  /** When it ends. */
  readonly until: string;
}

const LOOK = { box: "size-60", ticks: 60, stroke: 34 };
const RING = { long: "text-accent", short: "text-warn-mark", last: "text-bad" };

/** The time that is left, large. A timer is not announced as it runs; a status of the page says when it becomes urgent. */
export function OfferClock({ left, length, until }: OfferClockProps) {
  const urgency = urgencyOf(left);
  return (
    <TickRing look={LOOK} left={left / length} className={RING[urgency]}>
      <div className="grid justify-items-center gap-1.5 text-center">
        <p
          role="timer"
          className={`font-display text-[3.5rem]/none font-[650] tracking-[-0.025em] tabular-nums ${urgency === "last" ? "" : "text-ink"}`}
        >
          {shortTime(left)}
        </p>
        <p className="max-w-40 text-[0.9375rem]/5 text-ink-soft">
          {urgency === "last" ? text.thenNext : offerMessages.until(until)}
        </p>
      </div>
    </TickRing>
  );
}
