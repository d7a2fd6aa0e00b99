import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCaller } from "./caller-context.ts";
import { eventQuery, eventsQuery } from "./queries.ts";

/** An event that the list of events has brought is there at once. */
export function useEvent(eventId: string) {
  const caller = useCaller();
  const client = useQueryClient();
  const { queryKey } = eventsQuery(caller);
  return useQuery({
    ...eventQuery(caller, eventId),
    initialData: () => client.getQueryData(queryKey)?.find((event) => event.eventId === eventId),
    initialDataUpdatedAt: () => client.getQueryState(queryKey)?.dataUpdatedAt,
  });
}
