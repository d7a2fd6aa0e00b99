import type { ReactNode } from "react";
import { Link } from "react-router";
import type { AgendaSession } from "../../api/answers.ts";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { SessionLink } from "../../seats/session-link.tsx";
import type { EventClock } from "../../time/event-day.ts";
import { clockTime } from "../../time/zoned.ts";
import { inRoom, sameTime } from "./around.ts";
import { SECTION_TITLE } from "./section-title.ts";

interface AroundSessionProps {
  readonly session: AgendaSession;
  /** The event's sessions in order of start. */
  readonly sessions: readonly AgendaSession[];
  readonly timeZone: string;
  /** The day of the agenda that has the session, `2026-01-10`. */
  readonly day: string;
  /** The clocks that decide what is on one day. */
  readonly eventClock: EventClock;
  /** It is over, so nobody looks for something else at that time. */
  readonly over: boolean;
  renderSeats(session: AgendaSession): ReactNode;
}

/** What else there is: at the same time, and in the same room. */
export function AroundSession({
  session,
  sessions,
  timeZone,
  day,
  eventClock,
  over,
  renderSeats,
}: AroundSessionProps) {
  const same = sameTime(sessions, session);
  const { before, after } = inRoom(sessions, session, eventClock);
  const row = (each: AgendaSession, label?: string) => (
    <Row key={each.sessionId} session={each} {...{ timeZone, label }} seats={renderSeats(each)} />
  );
  return (
    <>
      {!over && same.count > 0 && (
        <section aria-labelledby="same-time">
          <h2 id="same-time" className={SECTION_TITLE}>
            {text.sameTime}
          </h2>
          <ul className="mt-2 border-b border-line">{same.first.map((each) => row(each))}</ul>
          {same.count > same.first.length && (
            <Link
              to={`/events/${session.eventId}?day=${day}`}
              className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-[3px]"
            >
              {text.sameTimeAll(same.count)}
            </Link>
          )}
        </section>
      )}
      {session.room !== null && (before || after) && (
        <section aria-labelledby="in-room">
          <h2 id="in-room" className={SECTION_TITLE}>
            {text.inRoom(session.room)}
          </h2>
          <ul className="mt-2 border-b border-line">
            {before && row(before, text.roomBefore)}
            {after && row(after, text.roomAfter)}
          </ul>
        </section>
      )}
    </>
  );
}

interface RowProps {
  readonly session: AgendaSession;
  readonly timeZone: string;
  readonly label: string | undefined;
  readonly seats: ReactNode;
}

const Row = ({ session, timeZone, label, seats }: RowProps) => (
  <li className="relative grid grid-cols-[3.625rem_minmax(0,1fr)] border-t border-line py-3">
    <p className="font-display font-semibold tabular-nums">{clockTime(session.startsAt, timeZone)}</p>
    <div className="min-w-0">
      <h3 className="line-clamp-2 font-display text-[1.0625rem] leading-[1.375rem] font-semibold">
        <SessionLink session={session} cancelled={false} />
      </h3>
      <div className="mt-1 flex flex-wrap items-baseline gap-x-2 text-sm text-ink-soft">
        <span>{label ?? session.room}</span>
        {seats}
      </div>
    </div>
  </li>
);
