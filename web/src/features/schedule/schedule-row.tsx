import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { SeatNews } from "../../seats/seat-news.tsx";
import { useSessionSeats } from "../../seats/session-seats-query.ts";
import { endText, isLong } from "../../time/time-range.ts";
import { clockTime, dayKey, shortDate } from "../../time/zoned.ts";
import { timesOf } from "./days.ts";
import type { MyEntry } from "./my-schedule-query.ts";
import { standingOf } from "./standing.ts";
import { StatusBadge } from "./status-badge.tsx";

interface ScheduleRowProps {
  readonly entry: MyEntry;
  /** The day on which it is shown, `2026-01-10`. */
  readonly day: string;
  readonly eventId: string;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly overlaps: boolean;
  readonly seats: ReactNode;
}

export function ScheduleRow({ entry, day, eventId, timeZone, now, overlaps, seats }: ScheduleRowProps) {
  const { rsvp, ending } = standingOf(entry, useSessionSeats(entry.sessionId, true).seats, now);
  const times = timesOf(entry);
  const cancelled = ending?.reason === "SESSION_CANCELLED";
  return (
    <li className="relative grid grid-cols-1 gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4 shadow-card sm:grid-cols-[6.5rem_minmax(0,1fr)_20rem] sm:items-center sm:p-5">
      <p className="flex gap-2 text-sm tabular-nums sm:flex-col sm:gap-0">
        {dayKey(times.startsAt, timeZone) < day && isLong(times) && (
          <span className="text-ink-soft">{shortDate(times.startsAt, timeZone)},</span>
        )}
        <span className="font-bold sm:text-lg">{clockTime(times.startsAt, timeZone)}</span>
        <span className="text-ink-soft">
          <span className={isLong(times) ? "" : "sm:hidden"}>– </span>
          {endText(times, timeZone)}
        </span>
      </p>
      <div className="min-w-0">
        <StatusBadge status={ending?.reason ?? rsvp.status} />
        <h3 className="mt-1.5 text-[1.0625rem] leading-snug font-bold tracking-tight">
          <Link
            to={`/events/${eventId}/sessions/${entry.sessionId}`}
            className={`after:absolute after:inset-0 after:rounded-card ${cancelled ? "line-through decoration-2" : ""}`}
          >
            {entry.title}
          </Link>
        </h3>
        <p className="mt-1 text-sm text-ink-soft">
          {[entry.speakers.join(", "), entry.sessionType, entry.room].filter(Boolean).join(" · ")}
        </p>
        {overlaps && ending === undefined && (
          <p className="mt-2 flex items-center gap-1.5 text-sm font-medium text-warn">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {text.overlap}
          </p>
        )}
        <SeatNews
          rsvp={rsvp}
          // A person can dismiss only what the schedule itself reports as ended.
          ending={ending && { ...ending, recorded: entry.cancelledAt === ending.at }}
          movedFrom={entry.movedFrom}
          timeZone={timeZone}
          className="relative mt-3"
        />
      </div>
      <div className="relative">{!cancelled && seats}</div>
    </li>
  );
}
