import { CalendarHeart, LogIn, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { messages } from "../../messages/messages.ts";
import { endText, isLong } from "../../time/time-range.ts";
import { useNow } from "../../time/use-now.ts";
import { clockTime, dayKey, shortDate } from "../../time/zoned.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { daysOf, overlapping, timesOf } from "./days.ts";
import type { MyEntry } from "./my-schedule-query.ts";
import { StatusBadge } from "./status-badge.tsx";

interface MyScheduleProps {
  readonly eventId: string;
  readonly timeZone: string;
  readonly entries: readonly MyEntry[];
  renderSeats(entry: MyEntry): ReactNode;
}

const { schedule: text } = messages;
const A_MINUTE = 60_000;

export function MySchedule({ eventId, timeZone, entries, renderSeats }: MyScheduleProps) {
  const now = useNow(A_MINUTE);
  const overlaps = overlapping(entries);
  if (entries.length === 0) {
    return (
      <Placeholder icon={CalendarHeart} title={text.emptyTitle} hint={text.emptyHint}>
        <Link to={`/events/${eventId}`} className={buttonLook({})}>
          {text.toAgenda}
        </Link>
      </Placeholder>
    );
  }
  return daysOf(entries, timeZone, now).map((day) => (
    <section key={day.key} aria-labelledby={`day-${day.key}`} className="mt-8 first:mt-6">
      <h2 id={`day-${day.key}`} className="text-lg font-bold tracking-tight">
        {day.name}
      </h2>
      <ul className="mt-3 grid gap-3">
        {day.entries.map((entry) => (
          <Entry
            key={entry.id}
            {...{ entry, eventId, timeZone }}
            day={day.key}
            overlaps={overlaps.has(entry.id)}
            seats={renderSeats(entry)}
          />
        ))}
      </ul>
    </section>
  ));
}

interface EntryProps extends Pick<MyScheduleProps, "eventId" | "timeZone"> {
  readonly entry: MyEntry;
  readonly day: string;
  readonly overlaps: boolean;
  readonly seats: ReactNode;
}

function Entry({ entry, day, eventId, timeZone, overlaps, seats }: EntryProps) {
  const times = timesOf(entry);
  return (
    <li className="relative grid gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4 shadow-card sm:grid-cols-[6.5rem_1fr_20rem] sm:items-center sm:p-5">
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
        <StatusBadge status={entry.rsvpStatus} />
        <h3 className="mt-1.5 text-[1.0625rem] leading-snug font-bold tracking-tight">
          <Link
            to={`/events/${eventId}/sessions/${entry.sessionId}`}
            className="after:absolute after:inset-0 after:rounded-card"
          >
            {entry.title}
          </Link>
        </h3>
        <p className="mt-1 text-sm text-ink-soft">
          {[entry.speakers.join(", "), entry.sessionType, entry.room].filter(Boolean).join(" · ")}
        </p>
        {overlaps && (
          <p className="mt-2 flex items-center gap-1.5 text-sm font-medium text-warn">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {text.overlap}
          </p>
        )}
      </div>
      <div className="relative">{seats}</div>
    </li>
  );
}

export function SignedOutSchedule({ onSignIn }: { onSignIn(): void }) {
  return (
    <Placeholder icon={CalendarHeart} title={text.signedOutTitle} hint={text.signedOutHint}>
      <Button onClick={onSignIn}>
        <LogIn aria-hidden className="size-4" />
        {messages.identity.signIn}
      </Button>
    </Placeholder>
  );
}
