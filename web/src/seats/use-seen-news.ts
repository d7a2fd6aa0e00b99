import { newsIdOf, useSeen } from "./seen.ts";

/** Tells whether a person knows what happened to an RSVP at a time. */
export type IsSeen = (rsvpId: string, at: string) => boolean;

/** News are seen if the person has confirmed them in this browser. The inbox is read apart from them. */
export function useSeenNews(): IsSeen {
  const confirmed = useSeen();
  return (rsvpId, at) => confirmed.has(newsIdOf(rsvpId, at));
}
