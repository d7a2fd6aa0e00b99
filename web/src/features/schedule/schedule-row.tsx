import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ScheduleEntry } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { endingOf } from "../../seats/ending.ts";
import { SeatNews } from "../../seats/seat-news.tsx";
import { SessionLink } from "../../seats/session-link.tsx";
import { useSessionState } from "../../seats/use-live-session.ts";
import { endText, isLong } from "../../time/time-range.ts";
import { clockTime, dayKey, shortDate } from "../../time/zoned.ts";
import { StatusBadge } from "./status-badge.tsx";

interface ScheduleRowProps {
  readonly entry: ScheduleEntry;
  /** The day on which it is shown, `2026-01-10`. */
  readonly day: string;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly overlaps: boolean;
  readonly seats: ReactNode;
}

export function ScheduleRow({ entry, day, timeZone, now, overlaps, seats }: ScheduleRowProps) {
  const { rsvp, session } = entry;
  const ending = endingOf({ state: useSessionState(session), startsAt: session.startsAt }, rsvp, now);
  const speakers = session.speakers.map(({ name }) => name).join(", ");
  const cancelled = ending?.reason === "SESSION_CANCELLED";
  return (
    <li className="relative grid grid-cols-1 gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4 sm:grid-cols-[6.5rem_minmax(0,1fr)_20rem] sm:items-center sm:p-5">
      <p className="flex gap-2 text-sm tabular-nums sm:flex-col sm:gap-0">
        {dayKey(session.startsAt, timeZone) < day && isLong(session) && (
          <span className="text-ink-soft">{shortDate(session.startsAt, timeZone)},</span>
        )}
        <span className="font-bold sm:text-lg">{clockTime(session.startsAt, timeZone)}</span>
        <span className="text-ink-soft">
          <span className={isLong(session) ? "" : "sm:hidden"}>– </span>
          {endText(session, timeZone)}
        </span>
      </p>
      <div className="min-w-0">
        <StatusBadge status={ending?.reason ?? rsvp.status} />
        <h3 className="mt-1.5 text-[1.0625rem] leading-snug font-bold tracking-tight">
          <SessionLink session={session} cancelled={cancelled} />
        </h3>
        <p className="mt-1 text-sm text-ink-soft">
          {[speakers, session.type, session.room].filter(Boolean).join(" · ")}
        </p>
        {overlaps && ending === undefined && (
          <p className="mt-2 flex items-center gap-1.5 text-sm font-medium text-warn">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {text.overlap}
          </p>
        )}
        <SeatNews
          rsvp={rsvp}
          ending={ending}
          session={session}
          timeZone={timeZone}
          className="relative mt-3"
        />
      </div>
      <div className="relative">{!cancelled && seats}</div>
    </li>
  );
}
