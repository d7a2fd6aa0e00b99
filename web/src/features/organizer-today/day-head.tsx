import type { FiguresAnswer } from "../../api/organizer/answers.ts";
import { messages } from "../../messages/messages.ts";
import { todayMessages as text } from "../../messages/organizer/today-messages.ts";
import { clockTime, longDate } from "../../time/zoned.ts";
import { dayFigures, openOffers } from "./day-figures.ts";
import type { ShownDay } from "./shown-day.ts";

export type KnownDay = Extract<ShownDay, { readonly day: string }>;

interface DayHeadProps {
  readonly day: KnownDay;
  readonly figures: FiguresAnswer | undefined;
  /** The figures could not be loaded. */
  readonly unknown: boolean;
  readonly now: number;
  readonly timeZone: string;
}

/** Which day the page shows, the clock of the event, and four figures of the day. */
export function DayHead({ day, figures, unknown, now, timeZone }: DayHeadProps) {
  const date = longDate(`${day.day}T12:00:00Z`, "UTC");
  return (
    <header className="gap-x-11 pt-6 sm:pt-7 lg:grid lg:grid-cols-[17.75rem_minmax(0,1fr)]">
      <div>
        <h1 className="text-[0.9375rem] leading-5 text-ink-soft">
          {text.heading[day.kind](date, day.number, day.days)}
        </h1>
        <p className="mt-1 font-display text-[2.375rem] leading-12 font-[650] tracking-[-0.025em] tabular-nums sm:text-[3.5rem] sm:leading-14">
          {day.kind === "today" ? clockTime(now, timeZone) : messages.days.until(day.inDays)}
        </p>
      </div>
      <DayFigures {...{ day, figures, unknown }} />
    </header>
  );
}

function DayFigures({ day: { sessions }, figures, unknown }: Omit<DayHeadProps, "now" | "timeZone">) {
  const sums = dayFigures(sessions);
  const offers = openOffers(sessions, figures);
  return (
    <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4 lg:mt-0">
      <Figure
        value={sums.taken.toLocaleString("en")}
        label={text.taken}
        note={sums.capacity === null ? text.takenToday(sums.sessions) : text.takenOf(sums.capacity)}
      />
      <Figure
        value={sums.waiting.toLocaleString("en")}
        label={text.waiting(sums.waiting)}
        note={text.lines(sums.lines)}
      />
      <Figure
        value={sums.full.toLocaleString("en")}
        label={text.full(sums.full)}
        note={text.ofSessions(sums.sessions)}
      />
      <Figure
        value={offers === null ? text.unknown : offers.toLocaleString("en")}
        label={text.offers(offers)}
        note={offers === null ? unknown && text.notLoaded : text.offersHint(offers)}
      />
    </dl>
  );
}

interface FigureProps {
  readonly value: string;
  readonly label: string;
  readonly note: string | false;
}

/** The number stands first, but is read after what it counts. */
const Figure = ({ value, label, note }: FigureProps) => (
  <div className="flex flex-col">
    <dt className="order-2 mt-0.5 text-sm font-semibold">{label}</dt>
    <dd className="order-1 font-display text-[2.375rem] leading-10 font-[650] tracking-[-0.025em] tabular-nums">
      {value}
    </dd>
    <dd className="order-3 text-[0.8125rem] leading-4.5 text-ink-soft">{note}</dd>
  </div>
);
