import { Link } from "react-router";
import type { ScheduleEntry } from "../../api/answers.ts";
import { standbyMessages } from "../../messages/attendee/standby-messages.ts";
import { ticketMessages as text } from "../../messages/attendee/ticket-messages.ts";
import { clockTime, dayKey, shortDate } from "../../time/zoned.ts";

const { deadline } = standbyMessages;

interface NextSessionProps {
  readonly eventId: string;
  readonly session: ScheduleEntry["session"] | undefined;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Where the person goes next. */
export function NextSession({ eventId, session, timeZone, now }: NextSessionProps) {
  if (session === undefined) {
    return (
      <p className="rounded-card bg-surface px-4 py-3 text-center">
        {text.nothingNext}{" "}
        <Link to={`/events/${eventId}`} className="font-semibold underline underline-offset-4">
          {text.toAgenda}
        </Link>
      </p>
    );
  }
  const { sessionId, title, startsAt, room, noShowAt } = session;
  const isToday = dayKey(startsAt, timeZone) === dayKey(now, timeZone);
  const running = Date.parse(startsAt) <= now;
  return (
    <Link
      to={`/events/${eventId}/sessions/${encodeURIComponent(sessionId)}`}
      className="grid grid-cols-[auto_1fr] items-center gap-x-4 rounded-card border border-line-strong bg-surface px-4 py-3"
    >
      <span className="font-display text-xl font-semibold tabular-nums">{clockTime(startsAt, timeZone)}</span>
      <span className="min-w-0">
        <span className="line-clamp-2 font-display text-[1.0625rem]/6 font-semibold">{title}</span>
        <span className="text-sm/5 text-ink-soft">
          {[running ? text.now : isToday ? text.next : shortDate(startsAt, timeZone), room]
            .filter((part) => part !== null)
            .join(" · ")}
        </span>
        {noShowAt !== undefined && Date.parse(noShowAt) > now && (
          <span className="block text-sm/5 font-semibold">{deadline(clockTime(noShowAt, timeZone))}</span>
        )}
      </span>
    </Link>
  );
}
