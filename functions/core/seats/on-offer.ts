/** What a waiting person wants when a seat comes: to be asked, the seat, or the seat if nothing of theirs clashes. */
export type OnOffer = "ASK" | "TAKE" | "TAKE_IF_FREE";

/** How often a person may give an offer back and keep their place, in one wait. */
export const MAX_PASSES = 3;

/** A pass lasts at least this long, because until then the index may not show that the person waits again. */
const MIN_PASS_MS = 20_000;

/** Returns when a pass at `now` ends: with the offer that was given back (both ISO, UTC). */
export function passEndsAt(offerExpiresAt: string, now: string): string {
  const earliest = new Date(Date.parse(now) + MIN_PASS_MS).toISOString();
  return offerExpiresAt > earliest ? offerExpiresAt : earliest;
}
