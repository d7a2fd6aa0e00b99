import { useMemo } from "react";
import { Link } from "react-router";
import type { Session } from "../../api/answers.ts";
import { todayMessages as text } from "../../messages/organizer/today-messages.ts";
import { endText } from "../../time/time-range.ts";
import { clockTime } from "../../time/zoned.ts";
import type { KnownDay } from "./day-head.tsx";
import { type RoomNow, roomsNow } from "./rooms.ts";
import { Section } from "./section.tsx";

interface RoomsNowProps {
  readonly day: KnownDay;
  readonly now: number;
  readonly timeZone: string;
}

export function RoomsNow({ day: { kind, sessions }, now, timeZone }: RoomsNowProps) {
  const rooms = useMemo(() => roomsNow(sessions, now), [sessions, now]);
  return (
    <Section title={kind === "today" ? text.rooms : text.roomsLater} className="mt-9 lg:mt-0">
      <ul className="border-t border-line">
        {rooms.map((room) => (
          <RoomRow key={room.room ?? ""} {...{ room, timeZone }} />
        ))}
      </ul>
    </Section>
  );
}

interface RoomRowProps {
  readonly room: RoomNow;
  readonly timeZone: string;
}

function RoomRow({ room: { room, session, running, next }, timeZone }: RoomRowProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-b border-line py-3.5 sm:grid-cols-[8.25rem_minmax(0,1fr)_12rem_5.5rem] sm:items-center sm:gap-x-5">
      <div className="col-span-2 flex items-baseline gap-x-2 sm:col-span-1 sm:block">
        <p className="font-display text-base leading-5 font-semibold">{room ?? text.noRoom}</p>
        {session !== null && (
          <p className={`text-sm ${running ? "text-ink" : "text-ink-soft"} tabular-nums`}>
            {running
              ? text.until(endText(session, timeZone))
              : text.starts(clockTime(session.startsAt, timeZone))}
          </p>
        )}
      </div>
      {session === null ? (
        <p className="col-span-2 text-sm text-ink-soft sm:col-span-3">{text.roomDone}</p>
      ) : (
        <>
          <div
            className={`col-span-2 min-w-0 border-l-4 pl-2.5 sm:col-span-1 ${running ? "border-accent" : "border-line"}`}
          >
            <Link
              to={`/organizer/events/${session.eventId}/sessions/${encodeURIComponent(session.sessionId)}`}
              className="line-clamp-2 font-display text-base leading-5 font-semibold hover:text-accent hover:underline"
            >
              {session.title}
            </Link>
            <p className="truncate text-sm text-ink-soft">
              {next === null ? text.nothingNext : text.next(clockTime(next.startsAt, timeZone), next.title)}
            </p>
          </div>
          <Fill session={session} />
          <p className="self-end text-right text-sm whitespace-nowrap sm:self-center">
            {session.waiting > 0 ? (
              <span className="font-semibold text-wait">{text.line(session.waiting)}</span>
            ) : (
              <span className="text-ink-soft">{text.noLine}</span>
            )}
          </p>
        </>
      )}
    </li>
  );
}

function Fill({ session: { taken, capacity } }: { readonly session: Session }) {
  if (capacity === null) return <p className="text-sm tabular-nums">{text.going(taken)}</p>;
  const share = capacity === 0 ? 1 : Math.min(1, taken / capacity);
  return (
    <div>
      <p className={`text-sm tabular-nums ${taken > capacity ? "font-semibold text-bad" : ""}`}>
        {text.seats(taken, capacity)}
      </p>
      <div aria-hidden className="mt-1 h-2 max-w-60 overflow-hidden rounded-bar bg-line">
        <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
