import { useQuery } from "@tanstack/react-query";
import { useCaller } from "./caller-context.ts";
import { eventQuery } from "./queries.ts";

export const useEvent = (eventId: string) => useQuery(eventQuery(useCaller(), eventId));
