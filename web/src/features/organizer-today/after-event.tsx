import { ChartColumn } from "lucide-react";
import { Link } from "react-router";
import type { Event, Session } from "../../api/answers.ts";
import { todayMessages as text } from "../../messages/organizer/today-messages.ts";
import { DownloadEverybody } from "../../organizer/download-everybody.tsx";
import { buttonLook } from "../../ui/button.tsx";
import { dayFigures } from "./day-figures.ts";

interface AfterEventProps {
  readonly event: Event;
  readonly sessions: readonly Session[];
}

/** What is left to see after the last session. */
export function AfterEvent({ event: { eventId, title }, sessions }: AfterEventProps) {
  const {
    taken,
    sessions: many,
    full,
    waiting,
  } = dayFigures(sessions.filter(({ state }) => state !== "CANCELLED"));
  return (
    <header className="max-w-2xl pt-6 sm:pt-10">
      <h1 className="font-display text-3xl font-[650] tracking-tight sm:text-[2.875rem] sm:leading-12">
        {text.overTitle(title)}
      </h1>
      <p className="mt-3 text-lg leading-7 text-ink-soft">
        {text.overSummary(taken, many)} {text.overFull(full, waiting)}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Link to={`/organizer/events/${eventId}/figures`} className={buttonLook({})}>
          <ChartColumn aria-hidden className="size-4" />
          {text.toFigures}
        </Link>
        <DownloadEverybody eventId={eventId} />
      </div>
    </header>
  );
}
