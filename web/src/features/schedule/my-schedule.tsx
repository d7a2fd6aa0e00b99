import { CalendarHeart, LogIn } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Event, ScheduleEntry } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { daysOf, overlapping } from "./days.ts";
import { ScheduleRow } from "./schedule-row.tsx";

interface MyScheduleProps {
  readonly event: Event;
  /** In order of start, with ended entries. */
  readonly entries: readonly ScheduleEntry[];
  /** Milliseconds since 1970. */
  readonly now: number;
  renderSeats(entry: ScheduleEntry): ReactNode;
}

export function MySchedule({ event, entries, now, renderSeats }: MyScheduleProps) {
  const { eventId, timeZone } = event;
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
  return daysOf(entries, event, now).map((day) => (
    <section key={day.key} aria-labelledby={`day-${day.key}`} className="mt-8 first:mt-6">
      <h2 id={`day-${day.key}`} className="text-lg font-bold tracking-tight">
        {day.name}
      </h2>
      <ul className="mt-3 grid gap-3">
        {day.entries.map((entry) => (
          <ScheduleRow
            key={entry.rsvp.rsvpId}
            {...{ entry, timeZone, now }}
            day={day.key}
            overlaps={overlaps.has(entry.session.sessionId)}
            seats={renderSeats(entry)}
          />
        ))}
      </ul>
    </section>
  ));
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
