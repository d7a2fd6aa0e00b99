import type { ReactNode } from "react";
import { Link } from "react-router";
import type { AgendaSession, Session } from "../../api/answers.ts";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { shortDate } from "../../time/zoned.ts";
import { SessionAbstract } from "./session-abstract.tsx";
import { SessionFacts } from "./session-facts.tsx";
import { SessionHeader } from "./session-header.tsx";
import { ShareButton } from "./share-button.tsx";
import { SpeakerList } from "./speaker-list.tsx";
import { useRsvpBar } from "./use-rsvp-bar.ts";

interface SessionDetailsProps {
  /** The session has no abstract while that is still loading. */
  readonly session: Session | AgendaSession;
  /** The abstract could not be loaded. */
  readonly isPart: boolean;
  /** The place of its track among those of the event; -1: not known yet. */
  readonly trackIndex: number;
  readonly timeZone: string;
  /** The day of the agenda that has the session, `2026-01-10`. */
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whose times these are. */
  readonly zones: ReactNode;
  /** Seat picture, words and button. On a phone they stay at the foot of the screen. */
  readonly seats: ReactNode;
  /** What the person should know before they read on. */
  readonly notes: ReactNode;
  /** What they can do about a waitlist or an offer. People first read what the session is about. */
  readonly line: ReactNode;
  /** Absent where nobody may note the session yet. */
  readonly calendar?: ReactNode;
  /** Other sessions. */
  readonly around: ReactNode;
}

export const PAGE_GRID =
  "grid grid-cols-1 gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21.75rem] lg:grid-rows-[auto_1fr]";

export function SessionDetails(props: SessionDetailsProps) {
  const { session, isPart, trackIndex, timeZone, day, now, zones, seats, notes, line, calendar, around } =
    props;
  useRsvpBar();
  const cancelled = session.state === "CANCELLED";
  const over = now >= Date.parse(session.endsAt);
  const path = `/events/${session.eventId}/sessions/${session.sessionId}`;
  return (
    <article>
      <BackToDay eventId={session.eventId} day={day} />
      <div className={PAGE_GRID}>
        <div className="lg:col-start-1">
          <SessionHeader {...{ session, trackIndex, timeZone, over }} />
        </div>
        <aside className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div className="lg:sticky lg:top-[calc(var(--bar)+1.25rem+var(--offer-head))] lg:rounded-card lg:border lg:border-line lg:bg-surface lg:p-6">
            <section aria-label={text.facts}>
              <SessionFacts {...{ session, timeZone, now }} />
              {zones}
            </section>
            <SeatBar>{seats}</SeatBar>
            <div className="mt-2 -ml-3.5 flex flex-wrap gap-x-2 lg:mt-3 lg:ml-0 lg:justify-around">
              {!cancelled && calendar}
              <ShareButton title={session.title} path={path} />
            </div>
          </div>
        </aside>
        <div className="grid grid-cols-1 content-start gap-y-8 lg:col-start-1">
          <div className="-mb-2 grid gap-3 empty:hidden">{notes}</div>
          <SessionAbstract abstract={"abstract" in session ? session.abstract : undefined} isPart={isPart} />
          <SpeakerList speakers={session.speakers} />
          <div className="grid gap-3 empty:hidden">{line}</div>
          {around}
        </div>
      </div>
    </article>
  );
}

/** On a phone the top of the page leads there. */
const BackToDay = ({ eventId, day }: { readonly eventId: string; readonly day: string }) => (
  <p className="mb-4 hidden lg:block">
    <Link
      to={`/events/${eventId}?day=${day}`}
      className="-ml-1 inline-flex min-h-9 items-center gap-1.5 rounded-mark px-1 text-[0.9375rem] text-ink-soft hover:text-ink"
    >
      <span aria-hidden>←</span>
      {text.backTo(shortDate(`${day}T12:00:00Z`, "UTC"))}
    </Link>
  </p>
);

/** One place in the page's order, and two on the screen: at its foot, or in the box beside the text. */
export const SeatBar = ({ children }: { readonly children: ReactNode }) => (
  <section
    aria-label={text.yourSeat}
    className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:min-h-(--rsvp-bar) max-lg:border-t max-lg:border-line max-lg:bg-surface max-lg:px-4 max-lg:pt-3 max-lg:pb-[calc(0.75rem+env(safe-area-inset-bottom))] sm:max-lg:px-6 lg:mt-6 lg:border-t lg:border-line lg:pt-4"
  >
    {children}
  </section>
);
