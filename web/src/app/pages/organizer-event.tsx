import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Outlet, useOutletContext, useParams } from "react-router";
import type { Event } from "../../api/answers.ts";
import { useCaller } from "../../api/caller-context.ts";
import { failureOf } from "../../api/failure.ts";
import { eventQuery } from "../../api/organizer/queries.ts";
import { messages } from "../../messages/messages.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

/** Loads the address's event for the pages inside. */
export function OrganizerEvent() {
  const { eventId = "" } = useParams();
  const { data: event, error, refetch } = useQuery(eventQuery(useCaller(), eventId));
  if (event !== undefined) {
    return (
      <Suspense fallback={<div className="min-h-dvh" />}>
        <Outlet context={event} />
      </Suspense>
    );
  }
  if (error !== null && failureOf(error).kind === "missing") return <NotFoundPage />;
  return (
    <>
      <h1 className="sr-only">{areaMessages.title}</h1>
      {error !== null ? (
        <LoadFailure error={error} retry={refetch} />
      ) : (
        <div role="status" aria-label={messages.loading} className="pt-6 sm:pt-10">
          <Skeleton className="h-10 w-52" />
          <Skeleton className="mt-6 h-96 w-full rounded-card" />
        </div>
      )}
    </>
  );
}

export const useOrganizerEvent = () => useOutletContext<Event>();
