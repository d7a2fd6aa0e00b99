import { queryOptions } from "@tanstack/react-query";
import type { CalendarLink } from "../../api/answers.ts";
import { valueIn } from "../../api/failure.ts";
import { type ApiAccess, requestJson, type Wanted } from "../../api/request.ts";

const path = "/api/me/calendar";

const askFor = async (access: ApiAccess, wanted: Omit<Wanted, "path">): Promise<string | null> =>
  valueIn(await requestJson<CalendarLink>(access, { path, ...wanted })).feedUrl;

/** Makes another link. The one before leads nowhere from then on. */
export async function makeCalendarLink(access: ApiAccess): Promise<string> {
  const made = await askFor(access, { method: "POST" });
  if (made === null) throw new Error("The service has made no link");
  return made;
}

/** The person's calendar link, which is made if they have none. */
export const calendarLinkQuery = (access: ApiAccess, attendeeId: string) =>
  queryOptions({
    queryKey: ["calendar-link", attendeeId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => (await askFor(access, { signal })) ?? makeCalendarLink(access),
  });
