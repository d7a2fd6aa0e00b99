import type { AgendaSession } from "../../api/answers.ts";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { clockTime, dayKey } from "../../time/zoned.ts";
import { Mark } from "../../ui/mark.tsx";
import { trackProps } from "../../ui/track-color.ts";

interface SessionHeaderProps {
  readonly session: AgendaSession;
  /** The place of its track among those of the event; -1: not known yet. */
  readonly trackIndex: number;
  readonly timeZone: string;
  readonly over: boolean;
}

export function SessionHeader({ session, trackIndex, timeZone, over }: SessionHeaderProps) {
  const cancelled = session.state === "CANCELLED";
  const speakers = session.speakers.map(({ name }) => name).join(", ");
  return (
    <header>
      {session.track !== null && <Track name={session.track} index={trackIndex} />}
      <h1
        className={`mt-2 font-display text-[1.875rem] leading-[1.13] font-[650] tracking-[-0.02em] hyphens-auto sm:text-[2.5rem] lg:text-[2.875rem] ${cancelled ? "line-through decoration-2" : ""}`}
      >
        {session.title}
      </h1>
      {/* On a phone they are below the text only. */}
      {speakers !== "" && <p className="mt-3 hidden text-[1.0625rem] text-ink-soft lg:block">{speakers}</p>}
      <p className="mt-3 flex flex-wrap gap-2 empty:hidden">
        {cancelled && <Mark tone="bad">{text.cancelled}</Mark>}
        {!cancelled && !over && <MoveMarks {...{ session, timeZone }} />}
      </p>
    </header>
  );
}

function Track({ name, index }: { readonly name: string; readonly index: number }) {
  return (
    <p
      {...(index >= 0 && trackProps(index))}
      className={`flex items-center gap-2 text-sm font-medium ${index >= 0 ? "text-track-name" : "text-ink-soft"}`}
    >
      <span
        aria-hidden
        className={`size-2.5 shrink-0 rounded-bar ${index >= 0 ? "bg-track-bar" : "bg-line-strong"}`}
      />
      <span className="sr-only">{text.track}: </span>
      {name}
    </p>
  );
}

function MoveMarks({ session, timeZone }: Pick<SessionHeaderProps, "session" | "timeZone">) {
  const { movedFrom, startsAt, room } = session;
  if (movedFrom === null) return null;
  const sameDay = dayKey(movedFrom.startsAt, timeZone) === dayKey(startsAt, timeZone);
  return (
    <>
      {movedFrom.startsAt !== startsAt && (
        <Mark tone="warn">{sameDay ? text.movedTime(clockTime(startsAt, timeZone)) : text.movedDay}</Mark>
      )}
      {movedFrom.room !== room && <Mark tone="warn">{text.movedRoom}</Mark>}
    </>
  );
}
