import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { inboxQuery, markRead } from "../../api/notices.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";

/** The person's notices of an event. Those that have been shown are read; they stay marked until the next look. */
export function useInbox(eventId: string) {
  const access = useApiAccess();
  const client = useQueryClient();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const inbox = useInfiniteQuery(inboxQuery(access, eventId, attendeeId));
  const notices = inbox.data?.pages.flatMap((page) => page.notices);
  const newest = notices?.[0];
  const marked = useRef<string>(undefined);

  useEffect(() => {
    // Answers that are kept from the last visit come first. They may say "unread" of what was read then.
    if (newest === undefined || newest.read || inbox.isFetching || marked.current === newest.noticeId) return;
    marked.current = newest.noticeId;
    void markRead(access, client, { eventId, attendeeId }, newest);
  }, [access, client, eventId, attendeeId, newest, inbox.isFetching]);
  return { ...inbox, notices };
}
