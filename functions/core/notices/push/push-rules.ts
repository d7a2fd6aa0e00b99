import type { NoticeKind } from "../notice.ts";
import type { ToldNotice } from "../send-notice.ts";

/** How soon a phone that saves its battery shows a message. */
export type Urgency = "normal" | "high";

const HURRY: ReadonlySet<NoticeKind> = new Set(["OFFER_MADE", "OFFER_ENDING", "REMINDER"]);

/** Somebody has to act before a time that is near. */
export const urgencyOf = (kind: NoticeKind): Urgency => (HURRY.has(kind) ? "high" : "normal");

type Timed = Pick<ToldNotice, "notice" | "programme" | "moved">;

/** Push services keep no message longer. */
const MAX_TTL_SECONDS = 28 * 24 * 60 * 60;

/**
 * For how long a push service keeps the message for a device that is switched off, in seconds.
 *
 * @param now ISO, UTC
 * @returns `null`: it is too late to tell
 */
export function ttlOf(told: Timed, now: string): number | null {
  const seconds = Math.ceil((Date.parse(usefulUntil(told)) - Date.parse(now)) / 1_000);
  return seconds > 0 ? Math.min(seconds, MAX_TTL_SECONDS) : null;
}

function usefulUntil({ notice, programme, moved }: Timed): string {
  switch (notice.kind) {
    case "OFFER_MADE":
    case "OFFER_ENDING":
      return notice.until ?? programme.startsAt;
    case "REMINDER":
      return programme.startsAt;
    default:
      return latest(notice, [programme, ...moved.map((move) => move.programme)]);
  }
}

const A_DAY_MS = 24 * 60 * 60_000;

/** Valid until the last of its sessions is over, and for a day at least: a notice may say that a session is over. */
function latest({ at }: { readonly at: string }, sessions: readonly { readonly endsAt: string }[]): string {
  const ends = sessions.map(({ endsAt }) => Date.parse(endsAt));
  return new Date(Math.max(Date.parse(at) + A_DAY_MS, ...ends)).toISOString();
}
