import type { Rsvp } from "../seats/rsvp.ts";
import type { Notice } from "./notice.ts";

/** No reminder of an offer comes earlier than this before its end. */
export const MAX_ENDING_MS = 10 * 60_000;

/** An open offer. */
export interface OpenOffer {
  readonly rsvp: Rsvp;
  readonly version: number;
}

/**
 * The notice of an offer of which a third of its time is left, or ten minutes. `null`: there is more time, or none.
 *
 * @param now ISO, UTC
 */
export function noticeOfEnding({ rsvp, version }: OpenOffer, now: string): Notice | null {
  const { rsvpId, userId, eventId, sessionId, status, offeredAt, offerExpiresAt } = rsvp;
  if (status !== "OFFERED" || offeredAt === null || offerExpiresAt === null) return null;
  const [made, end] = [Date.parse(offeredAt), Date.parse(offerExpiresAt)];
  const dueAt = new Date(end - Math.min(MAX_ENDING_MS, (end - made) / 3)).toISOString();
  if (now < dueAt || now >= offerExpiresAt) return null;
  return {
    ...{ noticeId: `${rsvpId}.${version}.ending`, userId, eventId, sessionId },
    ...{ kind: "OFFER_ENDING", at: dueAt, reason: null, until: offerExpiresAt, moves: [] },
  };
}
