import { infiniteQueryOptions, type QueryClient, queryOptions, skipToken } from "@tanstack/react-query";
import type { Notice, NoticesAnswer } from "./answers.ts";
import { valueIn } from "./failure.ts";
import { eventPath } from "./queries.ts";
import { type ApiAccess, requestJson } from "./request.ts";

/** Another page of the event asks no sooner than this. */
const STALE_MS = 10_000;
const PAGE_SIZE = 30;

/** Undefined: nobody is signed in, and nothing is asked for. */
type AttendeeId = string | undefined;

export const noticesKey = (eventId: string, attendeeId: AttendeeId) =>
  ["notices", eventId, attendeeId] as const;

const latestNoticeKey = (eventId: string, attendeeId: AttendeeId) =>
  [...noticesKey(eventId, attendeeId), "latest"] as const;

const noticesPath = (eventId: string) => `${eventPath(eventId)}/notices`;

const readNotices = async (access: ApiAccess, eventId: string, query: string, signal: AbortSignal) =>
  valueIn(await requestJson<NoticesAnswer>(access, { path: `${noticesPath(eventId)}?${query}`, signal }));

/** The last notice, how many are unread, and until when the person has read. */
export const latestNoticeQuery = (access: ApiAccess, eventId: string, attendeeId: AttendeeId) =>
  queryOptions({
    queryKey: latestNoticeKey(eventId, attendeeId),
    staleTime: STALE_MS,
    queryFn:
      attendeeId === undefined ? skipToken : ({ signal }) => readNotices(access, eventId, "limit=1", signal),
  });

/** All notices, page by page. */
export const inboxQuery = (access: ApiAccess, eventId: string, attendeeId: AttendeeId) =>
  infiniteQueryOptions({
    queryKey: [...noticesKey(eventId, attendeeId), "inbox"] as const,
    // A person who opens the inbox has just seen the count, and expects these notices.
    staleTime: 0,
    queryFn:
      attendeeId === undefined
        ? skipToken
        : ({ signal, pageParam: cursor }) => {
            const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor && { cursor }) });
            return readNotices(access, eventId, query.toString(), signal);
          },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Marks a notice and all earlier ones as read. If that fails, the next look at the inbox does it. */
export async function markRead(
  access: ApiAccess,
  client: QueryClient,
  { eventId, attendeeId }: { readonly eventId: string; readonly attendeeId: AttendeeId },
  { noticeId, at }: Notice,
): Promise<void> {
  const path = `${noticesPath(eventId)}/read`;
  const body = { until: noticeId };
  const answer = await requestJson<Pick<NoticesAnswer, "unread">>(access, { method: "POST", path, body });
  if (!answer.ok) return;
  const { unread } = answer.value;
  client.setQueryData<NoticesAnswer>(
    latestNoticeKey(eventId, attendeeId),
    (latest) => latest && { ...latest, unread, readUntil: at },
  );
}
