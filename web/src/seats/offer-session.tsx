import type { ReactNode } from "react";
import type { AgendaSession } from "../api/answers.ts";
import { timeRange } from "../time/time-range.ts";
import { dayKey, shortDate } from "../time/zoned.ts";
import { trackProps } from "../ui/track-color.ts";

interface OfferSessionProps {
  readonly eventId: string;
  readonly session: Pick<AgendaSession, "sessionId" | "title" | "startsAt" | "endsAt" | "room"> &
    Partial<Pick<AgendaSession, "speakers">>;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The place of its track among those of the event. @default -1: not known */
  readonly trackIndex?: number;
  readonly children?: ReactNode;
}

/** The session of an offer. Its title leads to its page. */
export function OfferSession({
  eventId,
  session,
  timeZone,
  now,
  trackIndex = -1,
  children,
}: OfferSessionProps) {
  const { sessionId, title, startsAt, room, speakers = [] } = session;
  const time = timeRange(session, timeZone);
  const isToday = dayKey(startsAt, timeZone) === dayKey(now, timeZone);
  const when = isToday ? time : `${shortDate(startsAt, timeZone)}, ${time}`;
  const facts = [when, room, speakers.map(({ name }) => name).join(", ")].filter(Boolean);
  return (
    <section
      {...(trackIndex >= 0 && trackProps(trackIndex))}
      className="relative mt-5 overflow-hidden rounded-[0.875rem] border border-line bg-surface py-3.5 pr-4 pl-5"
    >
      <span
        aria-hidden
        className={`absolute inset-y-0 left-0 w-1.5 ${trackIndex >= 0 ? "bg-track-bar" : "bg-accent"}`}
      />
      <h2 className="font-display text-[1.1875rem]/6 font-semibold">
        <a href={`/events/${eventId}/sessions/${sessionId}`} className="hover:underline">
          {title}
        </a>
      </h2>
      <p className="mt-1 text-[0.9375rem]/5 text-ink-soft">{facts.join(" · ")}</p>
      {children}
    </section>
  );
}
