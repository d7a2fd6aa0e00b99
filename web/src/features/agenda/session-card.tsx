import { MapPin } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { SessionLink } from "../../seats/session-link.tsx";
import { useSessionState } from "../../seats/use-live-session.ts";
import { isLong, timeRangeOn } from "../../time/time-range.ts";

interface SessionCardProps {
  readonly session: AgendaSession;
  /** The day on which it is shown, `2026-01-10`. */
  readonly day: string;
  readonly timeZone: string;
  renderSeats(session: AgendaSession): ReactNode;
}

export const SessionCard = memo(function SessionCard({
  session,
  day,
  timeZone,
  renderSeats,
}: SessionCardProps) {
  const cancelled = useSessionState(session) === "CANCELLED";
  const speakers = session.speakers.map(({ name }) => name).join(", ");
  return (
    <article className="relative flex min-h-40 min-w-0 md:last:odd:col-span-2 flex-col rounded-card border border-line bg-surface p-4 transition-colors hover:border-line-strong">
      <p className="flex items-center gap-x-3 text-sm text-ink-soft tabular-nums">
        <span className={isLong(session) ? "" : "whitespace-nowrap"}>
          {timeRangeOn(day, session, timeZone)}
        </span>
        {session.room !== null && (
          <span className="flex min-w-0 items-center gap-1">
            <MapPin aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{session.room}</span>
          </span>
        )}
        {session.track !== null && (
          <span className="ml-auto max-w-32 truncate rounded-full bg-accent-wash px-2 py-0.5 text-xs font-medium text-accent">
            {session.track}
          </span>
        )}
      </p>
      <h3 className="mt-2 line-clamp-2 text-[1.0625rem] leading-snug font-bold tracking-tight">
        <SessionLink session={session} cancelled={cancelled} />
      </h3>
      <p className="mt-1 line-clamp-1 min-h-5 text-sm text-ink-soft">
        {cancelled ? messages.agenda.cancelled : speakers}
      </p>
      <div className="relative mt-auto pt-3">{renderSeats(session)}</div>
    </article>
  );
});
