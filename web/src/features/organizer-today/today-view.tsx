import { CalendarPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Event } from "../../api/answers.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { todayMessages as text } from "../../messages/organizer/today-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { DownloadEverybody } from "../../organizer/download-everybody.tsx";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { AfterEvent } from "./after-event.tsx";
import { DayHead } from "./day-head.tsx";
import { HoursChart } from "./hours-chart.tsx";
import { NeedsYou } from "./needs-you.tsx";
import { RoomsNow } from "./rooms-now.tsx";
import { TodaySkeleton } from "./today-skeleton.tsx";
import { useToday } from "./use-today.ts";

interface TodayViewProps {
  readonly event: Event;
  /** Publishes a draft. */
  readonly publish: ReactNode;
}

/** An event's day: what runs, how full it is, and what needs an organizer. */
export function TodayView({ event, publish }: TodayViewProps) {
  const { sessions, day, needs, figures, unknown, now, error, refetch } = useToday(event);
  if (sessions === undefined || day === undefined) {
    return (
      <>
        <h1 className="sr-only">{text.title}</h1>
        {error === null ? <TodaySkeleton /> : <LoadFailure error={error} retry={refetch} />}
      </>
    );
  }
  const needsYou = <NeedsYou {...{ event, needs, now, publish }} />;
  const { eventId, timeZone } = event;
  return (
    <>
      {error !== null && (
        <Callout tone="warn" className="mt-6">
          <p role="status">{areaMessages.failure.stale}</p>
        </Callout>
      )}
      {day.kind === "empty" && <NoSessions eventId={eventId} />}
      {day.kind === "after" && <AfterEvent {...{ event, sessions }} />}
      {"day" in day ? (
        <>
          <DayHead {...{ day, figures, unknown, now, timeZone }} />
          <div className="mt-9 gap-11 lg:grid lg:grid-cols-[minmax(0,1fr)_21.5rem]">
            <div className="lg:order-2">{needsYou}</div>
            <div className="min-w-0">
              <RoomsNow {...{ day, now, timeZone }} />
              <HoursChart sessions={day.sessions} {...{ now, timeZone }} />
              <p className="mt-9 border-t border-line pt-6">
                <DownloadEverybody eventId={eventId} />
              </p>
            </div>
          </div>
        </>
      ) : (
        needs.shown.length > 0 && <div className="mt-9 max-w-2xl">{needsYou}</div>
      )}
    </>
  );
}

function NoSessions({ eventId }: { readonly eventId: string }) {
  return (
    <Placeholder icon={CalendarPlus} title={text.emptyTitle} hint={text.emptyHint} alone>
      <div className="flex flex-wrap justify-center gap-2">
        <Link to={`/organizer/events/${eventId}/import`} className={buttonLook({})}>
          {text.toImport}
        </Link>
        <Link to={`/organizer/events/${eventId}/sessions`} className={buttonLook({ variant: "outline" })}>
          {text.toSessions}
        </Link>
      </div>
    </Placeholder>
  );
}
