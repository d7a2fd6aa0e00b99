import { createContext, Suspense, use, useCallback } from "react";
import { Outlet, useParams } from "react-router";
import type { EventDetails } from "../../api/organizer/answers.ts";
import { useLoaded } from "../../api/organizer/use-loaded.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { messages } from "../../messages/messages.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { RequestFailed } from "../../ui/request-failure.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { useShownEvent } from "./organizer-shown-event.ts";

interface OpenEvent {
  readonly event: EventDetails;
  replace(event: EventDetails): void;
  /** Loads the event again after a change with unknown result. */
  reload(): void;
}

const EventContext = createContext<OpenEvent | undefined>(undefined);

/** Loads the address's event for the pages inside. */
export function OrganizerEvent() {
  const { eventId = "" } = useParams();
  const api = useOrganizerApi();
  const { value, failure, reload, replace } = useLoaded(eventId, (signal) => api.event(eventId, signal));
  const reloadEvent = useCallback(() => void reload(), [reload]);
  useShownEvent(value);
  if (value !== undefined) {
    return (
      <EventContext value={{ event: value, replace, reload: reloadEvent }}>
        <Suspense fallback={<div className="min-h-dvh" />}>
          <Outlet />
        </Suspense>
      </EventContext>
    );
  }
  if (failure?.kind === "missing") return <NotFoundPage />;
  return (
    <>
      <h1 className="sr-only">{areaMessages.title}</h1>
      {failure !== undefined ? (
        <RequestFailed failure={failure} retry={() => void reload()} />
      ) : (
        <div role="status" aria-label={messages.loading} className="pt-6 sm:pt-10">
          <Skeleton className="h-10 w-52" />
          <Skeleton className="mt-6 h-96 w-full rounded-card" />
        </div>
      )}
    </>
  );
}

export function useOrganizerEvent(): OpenEvent {
  const open = use(EventContext);
  if (open === undefined) throw new Error("There is no OrganizerEvent around this page");
  return open;
}
