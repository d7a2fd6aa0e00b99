import type { NoticeKind } from "../../../functions/core/notices/notice.ts";
import { rsvpKey } from "../../../functions/store/keys.ts";
import { broken } from "../../support/invariant-names.ts";
import { type History, nameOf } from "./history.ts";
import type { Sent } from "./post.ts";
import { beginningOf, type Telling } from "./telling.ts";

export interface Truth {
  readonly rsvps: History;
  /** A transaction that is certain shows its items to readers so much later. */
  readonly showingMs: number;
}

/** What these notices say that the person has. */
const SAID: Readonly<Partial<Record<NoticeKind, string>>> = {
  CONFIRMED: "CONFIRMED",
  CONFIRMED_FROM_LINE: "CONFIRMED",
  REMINDER: "CONFIRMED",
  FEEDBACK_ASKED: "CONFIRMED",
  WAITLISTED: "WAITLISTED",
  OFFER_MADE: "OFFERED",
  OFFER_ENDING: "OFFERED",
};

/** What readers may have seen. */
function statusesOf(
  { notice: { userId, sessionId } }: Telling,
  { rsvps, showingMs }: Truth,
  from: number,
  to: number,
): unknown[] {
  return rsvps.statesOf(rsvpKey(userId, sessionId), from - showingMs, to).map((rsvp) => rsvp?.status);
}

/** Only what was not true at some moment is left unsent for that. */
export function wronglyOutdated(telling: Telling, truth: Truth): string[] {
  const { channel, item, notice, putAt, endedAt } = telling;
  const said = SAID[notice.kind];
  const wasUntrue =
    said !== undefined && statusesOf(telling, truth, putAt, endedAt ?? putAt).some((each) => each !== said);
  return wasUntrue ? [] : [broken("told", `${channel} of ${nameOf(item)} was left out, and it was true`)];
}

/** A notice that is sent was true when its sending began, or later. */
export function sentUntrue(telling: Telling, truth: Truth, { by, at }: Sent): string[] {
  const { channel, item, notice } = telling;
  const said = SAID[notice.kind];
  const begun = beginningOf(telling, by, at);
  if (said === undefined || begun === null) return [];
  return statusesOf(telling, truth, begun.at, at).includes(said)
    ? []
    : [
        broken(
          "told",
          `${channel} of ${nameOf(item)} is sent at ${new Date(at).toISOString()} by ${by}, although it was no longer true at ${new Date(begun.at).toISOString()}`,
        ),
      ];
}
