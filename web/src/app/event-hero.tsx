import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef } from "react";
import type { Event } from "../api/answers.ts";
import { untilEvent } from "../features/events/until-event.ts";
import { dateRange } from "../time/date-range.ts";
import { EventLogo } from "./event-logo.tsx";

/** It only adorns, so the page does not wait for it. */
const House = lazy(() => import("../ui/house.tsx").catch(() => ({ default: () => null })));

/** From this length on a title is set smaller, so that it takes three lines at most. */
const LONG_TITLE = 30;

interface EventHeroProps {
  readonly event: Event;
  /** What the times of the page mean. */
  readonly zone: ReactNode;
}

/** The event's name, on its paint or beside its picture. It collapses into the top bar as the page scrolls. */
export function EventHero({ event, zone }: EventHeroProps) {
  const { eventId, title, startsAt, endsAt, timeZone, venue, coverUrl } = event;
  const hero = useCollapse();
  const size =
    title.length < LONG_TITLE
      ? "text-[2.375rem]/[2.4375rem] sm:text-5xl/[1.05] lg:text-6xl/[1.05]"
      : "text-[1.875rem]/8 sm:text-[2.75rem]/[1.05]";
  const when = untilEvent(startsAt, endsAt, Date.now(), timeZone);
  return (
    <header
      ref={hero}
      data-paint=""
      className="relative isolate mx-[calc(50%-50vw)] grid overflow-hidden bg-cover text-ink sm:min-h-52 sm:grid-cols-[1fr_auto] print:bg-transparent"
    >
      {coverUrl ? (
        <img
          src={coverUrl}
          alt=""
          className="aspect-video w-full object-cover sm:col-start-2 sm:row-start-1 sm:h-full sm:max-h-80 sm:w-auto"
        />
      ) : (
        <Suspense>
          <House
            eventId={eventId}
            className="house-fade absolute inset-y-0 right-0 -z-10 h-full w-full sm:w-[30rem]"
          />
        </Suspense>
      )}
      <div className="mx-auto flex w-full max-w-[73rem] flex-col justify-end gap-3 px-4.5 pt-3 pb-6 sm:px-6 sm:py-8">
        <EventLogo event={event} className="size-11" />
        <h1
          className={`line-clamp-3 pb-1 max-w-[18ch] font-display font-[650] tracking-[-0.02em] text-balance sm:max-w-[22ch] ${size}`}
        >
          {title}
        </h1>
        <div className="text-base/6">
          <p>
            {dateRange(startsAt, endsAt, timeZone)}
            {when !== null && ` · ${when}`}
          </p>
          {venue && <p className="text-ink-soft">{venue}</p>}
          <div className="mt-2 text-ink-soft">{zone}</div>
        </div>
      </div>
    </header>
  );
}

/** Where browsers do not follow the scroll themselves, the top bar changes in two steps. */
function useCollapse() {
  const hero = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.hero = "shown";
    const observer = new IntersectionObserver(
      ([entry]) => {
        dataset.hero = entry?.isIntersecting === false ? "gone" : "shown";
      },
      { rootMargin: "-72px 0px 0px" },
    );
    if (hero.current !== null) observer.observe(hero.current);
    return () => {
      observer.disconnect();
      delete dataset.hero;
    };
  }, []);
  return hero;
}
