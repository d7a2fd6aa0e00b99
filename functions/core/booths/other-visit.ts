import { isVisit, type Rsvp } from "../seats/rsvp.ts";

/**
 * Returns another booth in which the person is at `now` (ISO, UTC). Nobody is in two booths, unless two devices enter at
 * the same moment. That does no harm: each visit ends by itself.
 */
export const otherVisit = (rsvps: readonly Rsvp[], sessionId: string, now: string): Rsvp | null =>
  rsvps.find((rsvp) => isVisit(rsvp) && rsvp.sessionId !== sessionId && String(rsvp.visitEndsAt) > now) ??
  null;
