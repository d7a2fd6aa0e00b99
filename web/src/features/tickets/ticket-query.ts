import { queryOptions, skipToken } from "@tanstack/react-query";
import type { Ticket } from "../../api/answers.ts";
import { type Answer, valueIn } from "../../api/failure.ts";
import { eventPath } from "../../api/queries.ts";
import { type ApiAccess, requestJson } from "../../api/request.ts";

const pathOf = (eventId: string) => `${eventPath(eventId)}/ticket`;

/** Another look asks no sooner than this. */
const STALE_MS = 10_000;

/**
 * The person's ticket, which the service makes when it is asked for the first time.
 * @param attendeeId undefined: nobody is signed in, and nothing is asked for
 */
export const ticketQuery = (access: ApiAccess, eventId: string, attendeeId: string | undefined) =>
  queryOptions({
    queryKey: ["ticket", eventId, attendeeId] as const,
    staleTime: STALE_MS,
    queryFn:
      attendeeId === undefined
        ? skipToken
        : async ({ signal }) => valueIn(await requestJson<Ticket>(access, { path: pathOf(eventId), signal })),
  });

/** Replaces this ticket. If it was replaced already, the answer is the present one, so the request may be repeated. */
export const replaceTicket = (
  access: ApiAccess,
  eventId: string,
  replaces: string,
): Promise<Answer<Ticket>> =>
  requestJson<Ticket>(access, { method: "POST", path: pathOf(eventId), body: { replaces } });
