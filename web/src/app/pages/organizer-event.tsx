import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Outlet, useOutletContext, useParams } from "react-router";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { failureOf } from "../../api/failure.ts";
import { eventQuery } from "../../api/organizer/queries.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { OrganizerLoading } from "./organizer-loading.tsx";

/** Loads the address's event for the pages inside. */
export function OrganizerEvent() {
  const { eventId = "" } = useParams();
  const { data: event, error, refetch } = useQuery(eventQuery(useApiAccess(), eventId));
  if (event !== undefined) {
    return (
      <Suspense fallback={<div className="min-h-dvh" />}>
        <Outlet context={event} />
      </Suspense>
    );
  }
  if (error !== null && failureOf(error).kind === "missing") return <NotFoundPage />;
  return (
    <OrganizerLoading title={areaMessages.title} error={error} retry={refetch}>
      <Skeleton className="mt-6 h-10 w-52 sm:mt-10" />
      <Skeleton className="mt-6 h-96 w-full rounded-card" />
    </OrganizerLoading>
  );
}

export const useOrganizerEvent = () => useOutletContext<Event>();
