import type { Rsvp } from "../seats/rsvp.ts";
import { runOn, type Span } from "../waitlist/quiet-hours.ts";
import type { Notice } from "./notice.ts";

/** No reminder of an offer comes while more of its time is left. */
const MAX_ENDING_MS = 10 * 60_000;

/** An open offer. */
export interface OpenOffer {
  readonly rsvp: Rsvp;
  readonly version: number;
}

/**
 * The notice of an offer of which a third of its time is left, or ten minutes. It never comes in quiet hours. `null`:
 * it is not due.
 *
 * @param now ISO, UTC
 * @param quietFrom the quiet hours of the event from a moment on
 */
export function noticeOfEnding(
  { rsvp, version }: OpenOffer,
  now: string,
  quietFrom: (ms: number) => Iterable<Span>,
): Notice | null {
  const { rsvpId, userId, eventId, sessionId, status, offeredAt, offerExpiresAt } = rsvp;
  if (status !== "OFFERED" || offeredAt === null || offerExpiresAt === null) return null;
  const [made, end, nowMs] = [Date.parse(offeredAt), Date.parse(offerExpiresAt), Date.parse(now)];
  if (nowMs >= end) return null;
  const quiet = spansBefore(end, quietFrom(made));
  const due = dueAt(made, end, quiet);
  if (nowMs < due || due <= made || quiet.some(({ begins, ends }) => begins <= nowMs && nowMs < ends))
    return null;
  return {
    ...{ noticeId: `${rsvpId}.${version}.ending`, userId, eventId, sessionId },
    ...{ kind: "OFFER_ENDING", at: new Date(due).toISOString(), reason: null },
    ...{ until: offerExpiresAt, moves: [] },
  };
}

/** When the notice is due. If it is not after `made`, there was no such time. All are in ms. */
function dueAt(made: number, end: number, quiet: readonly Span[]): number {
  // The time of an offer that ends in quiet hours runs in them.
  const stopped = quiet.filter(({ ends }) => ends < end);
  const running = end - made - stopped.reduce((sum, { begins, ends }) => sum + ends - begins, 0);
  const lead = Math.min(MAX_ENDING_MS, running / 3);
  const night = quiet.find(({ ends }) => ends >= end);
  let due = night !== undefined && end - lead >= night.begins ? night.begins - lead : end - lead;
  for (const { begins, ends } of stopped.toReversed()) {
    if (due >= ends) break;
    due -= ends - begins;
  }
  return due;
}

function spansBefore(end: number, quiet: Iterable<Span>): Span[] {
  const found: Span[] = [];
  for (const span of quiet) {
    if (span.begins >= end) break;
    found.push(span);
  }
  return found;
}

/**
 * The latest end of an offer whose notice may be due at `now`. Nothing is due in quiet hours.
 *
 * @param quietFrom the quiet hours of the event from a moment on; all are in ms
 */
export function latestEnding(now: number, quietFrom: (ms: number) => Iterable<Span>): number {
  const [first] = quietFrom(now);
  // One more millisecond, for offers that end in the hours that begin just then.
  return first?.begins === now ? now : runOn(now, MAX_ENDING_MS + 1, quietFrom(now));
}
