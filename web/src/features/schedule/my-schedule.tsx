import { LogIn } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Event, ScheduleEntry } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { messages } from "../../messages/messages.ts";
import { groupsOf } from "../../seats/groups.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { DayBar } from "./day-bar.tsx";
import { daysOf } from "./days.ts";
import { nextOf } from "./next.ts";
import { ScheduleDaySection } from "./schedule-day.tsx";
import "./schedule.css";

interface MyScheduleProps {
  readonly event: Event;
  /** In order of start, with ended entries. */
  readonly entries: readonly ScheduleEntry[];
  /** The tracks of the event in the schedule's order. */
  readonly tracks: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What stands beside the days, at the top. */
  readonly tools: ReactNode;
  /** Between the top and the days, or beside them. */
  readonly beside: ReactNode;
  /** Below the days. */
  readonly children: ReactNode;
  renderSeats(entry: ScheduleEntry): ReactNode;
}

/** The days of a person. Sessions of which they want only one are in a card of their own, so not in the days. */
export function MySchedule({
  event,
  entries,
  tracks,
  now,
  tools,
  beside,
  children,
  renderSeats,
}: MyScheduleProps) {
  const members = new Set(groupsOf(entries, now).flatMap((group) => group.members));
  const days = daysOf(
    entries.filter((entry) => !members.has(entry)),
    event,
    now,
  );
  const next = nextOf(entries, now);
  const trackIndex = (track: string | null) => (track === null ? -1 : tracks.indexOf(track));
  return (
    <>
      <DayBar days={days}>{tools}</DayBar>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-x-12">
        <div className="mt-4 grid gap-4 empty:hidden lg:sticky lg:top-[calc(var(--bar)+var(--offer-head)+4.5rem)] lg:col-start-2">
          {beside}
        </div>
        <div className="max-w-3xl lg:col-start-1 lg:row-start-1">
          {days.map((day) => (
            <ScheduleDaySection
              key={day.key}
              {...{ day, now, next, trackIndex, renderSeats }}
              timeZone={event.timeZone}
              held={{ all: entries, rules: event, now }}
            />
          ))}
          {children}
        </div>
      </div>
    </>
  );
}

export const EmptySchedule = ({ eventId }: { readonly eventId: string }) => (
  <Placeholder title={text.emptyTitle} hint={text.emptyHint}>
    <Link to={`/events/${eventId}`} className={buttonLook({})}>
      {text.toAgenda}
    </Link>
  </Placeholder>
);

export function SignedOutSchedule({ onSignIn }: { onSignIn(): void }) {
  return (
    <Placeholder title={text.signedOutTitle} hint={text.signedOutHint}>
      <Button onClick={onSignIn}>
        <LogIn aria-hidden className="size-4" />
        {messages.identity.signIn}
      </Button>
    </Placeholder>
  );
}
