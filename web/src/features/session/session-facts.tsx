import type { ReactNode } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { languageName } from "../../messages/language-name.ts";
import { endText, timeRange } from "../../time/time-range.ts";
import { longDate, shortDate } from "../../time/zoned.ts";

interface SessionFactsProps {
  readonly session: AgendaSession;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** When and where: beside each other between lines on a phone, one above the other in the box of a desktop. */
export function SessionFacts({ session, timeZone, now }: SessionFactsProps) {
  const { startsAt, room, type, language, movedFrom } = session;
  const kind = [type, language !== null && languageName(language)].filter(Boolean).join(" · ");
  const moved = movedFrom !== null && now < Date.parse(session.endsAt) ? movedFrom : undefined;
  return (
    <dl className="grid grid-cols-2 border-y border-line lg:grid-cols-1 lg:gap-y-4 lg:border-0">
      <Fact
        name={text.when}
        value={timeRange(session, timeZone)}
        before={moved && moved.startsAt !== startsAt && oldTime(moved, session, timeZone)}
      >
        <span className="hidden lg:inline">{longDate(startsAt, timeZone)}</span>
        <span className="lg:hidden">{shortDate(startsAt, timeZone)}</span>
        {` · ${untilThen(session, timeZone, now)}`}
      </Fact>
      <Fact
        name={text.where}
        value={room ?? text.roomUnknown}
        before={moved && moved.room !== room ? moved.room : undefined}
      >
        {kind}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  /** The value before the session was moved. */
  readonly before?: string | null | false | undefined;
  readonly children: ReactNode;
}

const Fact = ({ name, value, before, children }: FactProps) => (
  <div className="min-w-0 py-3.5 odd:pr-3 even:border-l even:border-line even:pl-4 lg:py-0 lg:even:border-0 lg:even:pl-0">
    <dt className="sr-only">{name}</dt>
    <dd className="font-display text-xl leading-[1.625rem] font-semibold tabular-nums lg:text-2xl">
      {value}
    </dd>
    <dd className="mt-0.5 text-sm leading-[1.1875rem] text-ink-soft">{children}</dd>
    {before && (
      <dd className="mt-0.5 text-sm leading-[1.1875rem] text-ink-soft">
        {text.before} <s>{before}</s>
      </dd>
    )}
  </div>
);

type Slot = Pick<AgendaSession, "startsAt" | "endsAt">;

function oldTime(before: Slot, now: Slot, zone: string): string {
  const [day, today] = [shortDate(before.startsAt, zone), shortDate(now.startsAt, zone)];
  return day === today ? timeRange(before, zone) : `${day}, ${timeRange(before, zone)}`;
}

function untilThen({ startsAt, endsAt }: Slot, zone: string, now: number): string {
  if (now >= Date.parse(endsAt)) return text.over;
  if (now >= Date.parse(startsAt)) return text.until(endText({ startsAt, endsAt }, zone));
  // Its words stay on one line, below the day if need be.
  return text.startsIn(Date.parse(startsAt) - now).replaceAll(" ", "\u00a0");
}
