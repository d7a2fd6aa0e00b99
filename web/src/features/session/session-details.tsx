import { CalendarDays, Languages, MapPin, Tag, Users } from "lucide-react";
import type { ReactNode } from "react";
import type { AgendaSession, Rsvp, Session } from "../../api/answers.ts";
import { sessionMessages } from "../../messages/attendee/session-messages.ts";
import { languageName } from "../../messages/language-name.ts";
import { messages } from "../../messages/messages.ts";
import { endingOf } from "../../seats/ending.ts";
import { SeatNews } from "../../seats/seat-news.tsx";
import { timeRange } from "../../time/time-range.ts";
import { longDate, zoneName } from "../../time/zoned.ts";
import { Skeleton } from "../../ui/skeleton.tsx";

interface SessionDetailsProps {
  /** The session has no abstract while that is still loading. */
  readonly session: Session | AgendaSession;
  /** The abstract could not be loaded. */
  readonly isPart: boolean;
  readonly rsvp: Rsvp | null;
  readonly timeZone: string;
  readonly seats: ReactNode;
  /** Absent where nobody may note the session yet. */
  readonly calendar?: ReactNode;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const text = sessionMessages;

export function SessionDetails({
  session,
  isPart,
  rsvp,
  timeZone,
  seats,
  calendar,
  now,
}: SessionDetailsProps) {
  const cancelled = session.state === "CANCELLED";
  const speakers = session.speakers.map(({ name }) => name);
  return (
    <article className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <header className="lg:col-start-1">
        {session.type !== null && <p className="text-sm font-semibold text-accent">{session.type}</p>}
        <h1 className="mt-1 text-2xl leading-tight font-extrabold tracking-tight sm:text-4xl">
          {session.title}
        </h1>
        {cancelled && (
          <p className="mt-3 inline-block rounded-full bg-bad-wash px-2.5 py-0.5 text-sm font-semibold text-bad">
            {text.cancelled}
          </p>
        )}
        {speakers.length > 0 && <p className="mt-3 text-lg text-ink-soft">{speakers.join(", ")}</p>}
      </header>
      <aside className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <div className="rounded-card border border-line bg-surface p-5 lg:sticky lg:top-[calc(5rem+var(--offer-head))]">
          <Facts session={session} timeZone={timeZone} />
          <section aria-label={text.yourSeat} className="mt-5 border-t border-line pt-5">
            <SeatNews
              rsvp={rsvp}
              ending={endingOf(session, rsvp, now)}
              session={session}
              timeZone={timeZone}
              className="mb-4"
            />
            {seats}
            {session.waiting > 0 && (
              <p className="mt-3 flex items-center gap-2 text-sm text-ink-soft">
                <Users aria-hidden className="size-4" />
                {text.waiting(session.waiting)}
              </p>
            )}
          </section>
          {calendar && !cancelled && <div className="mt-5 border-t border-line pt-5">{calendar}</div>}
        </div>
      </aside>
      <section className="lg:col-start-1" aria-labelledby="about">
        <h2 id="about" className="text-lg font-bold">
          {text.about}
        </h2>
        {isPart ? (
          <p className="mt-2 text-ink-soft">{text.notLoaded}</p>
        ) : (
          <Abstract text={"abstract" in session ? session.abstract : undefined} />
        )}
      </section>
    </article>
  );
}

/** @param text undefined: still loading */
function Abstract({ text: abstract }: { readonly text: string | null | undefined }) {
  if (abstract === undefined) {
    return (
      <div role="status" aria-label={messages.loading} className="mt-3 space-y-2.5">
        <Skeleton className="h-4" />
        <Skeleton className="h-4" />
        <Skeleton className="h-4 w-3/5" />
      </div>
    );
  }
  if (abstract === null || abstract.trim() === "")
    return <p className="mt-2 text-ink-soft">{text.noAbstract}</p>;
  return (
    <div className="mt-2 max-w-prose space-y-4 leading-relaxed [overflow-wrap:anywhere] whitespace-pre-line">
      {abstract}
    </div>
  );
}

function Facts({ session, timeZone }: Pick<SessionDetailsProps, "session" | "timeZone">) {
  const { startsAt } = session;
  return (
    <dl className="grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-3 text-sm">
      <Fact icon={<CalendarDays aria-hidden className="mt-0.5 size-4" />} name={text.when}>
        <span className="block font-semibold">{longDate(startsAt, timeZone)}</span>
        <span className="text-ink-soft tabular-nums">
          {timeRange(session, timeZone)} {zoneName(startsAt, timeZone)}
        </span>
      </Fact>
      <Fact icon={<MapPin aria-hidden className="mt-0.5 size-4" />} name={text.where}>
        {session.room ?? text.roomUnknown}
      </Fact>
      {session.track !== null && (
        <Fact icon={<Tag aria-hidden className="mt-0.5 size-4" />} name={text.track}>
          {session.track}
        </Fact>
      )}
      {session.language !== null && (
        <Fact icon={<Languages aria-hidden className="mt-0.5 size-4" />} name={text.language}>
          {languageName(session.language)}
        </Fact>
      )}
    </dl>
  );
}

function Fact({
  icon,
  name,
  children,
}: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt className="text-accent">
        {icon}
        <span className="sr-only">{name}</span>
      </dt>
      <dd>{children}</dd>
    </>
  );
}
