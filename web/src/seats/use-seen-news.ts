import type { NoticesAnswer } from "../api/answers.ts";
import { latestNoticeKey } from "../api/notices.ts";
import { useCached } from "../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { newsIdOf, useSeen } from "./seen.ts";

/** Tells whether a person knows what happened to an RSVP at a time. */
export type IsSeen = (rsvpId: string, at: string) => boolean;

/** News are seen if the person has confirmed it in this browser, or has read their notice anywhere. */
export function useSeenNews(eventId: string): IsSeen {
  const confirmed = useSeen();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const readUntil = useCached<NoticesAnswer, string | null>(
    latestNoticeKey(eventId, attendeeId),
    (state) => state?.data?.readUntil ?? null,
  );
  return (rsvpId, at) =>
    confirmed.has(newsIdOf(rsvpId, at)) || (readUntil !== null && Date.parse(at) <= Date.parse(readUntil));
}
