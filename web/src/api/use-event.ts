import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useApiAccess } from "./api-access-context.ts";
import { eventQuery, eventsQuery } from "./queries.ts";

/** An event that the list of events has brought is there at once. */
export function useEvent(eventId: string) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { queryKey } = eventsQuery(access);
  return useQuery({
    ...eventQuery(access, eventId),
    initialData: () => client.getQueryData(queryKey)?.find((event) => event.eventId === eventId),
    initialDataUpdatedAt: () => client.getQueryState(queryKey)?.dataUpdatedAt,
  });
}
