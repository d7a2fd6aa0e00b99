import type { Rsvp } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { sessionPath } from "../../api/queries.ts";
import { type ApiAccess, requestJson } from "../../api/request.ts";
import { tellOtherTabs } from "../../seats/acts-elsewhere.ts";
import {
  forgetCancellation,
  isStillKept,
  type KeptCancellation,
  keptCancellations,
} from "./kept-cancellations.ts";

/** One tab at a time sends, so that none is told twice. */
const LOCK = "session-rsvp.sending";

export interface Sent {
  onSending(kept: KeptCancellation): void;
  onCancelled(kept: KeptCancellation): void;
  /** It is over without a cancellation: the person has something else now, or nothing. */
  onRefused(kept: KeptCancellation, failure: Failure): void;
  /** It stays kept. */
  onWaiting(kept: KeptCancellation, failure: Failure): void;
}

/** Nothing was decided: the same request later may be. */
const isUndecided = ({ kind }: Failure): boolean =>
  kind === "offline" ||
  kind === "unavailable" ||
  kind === "busy" ||
  kind === "rate-limited" ||
  kind === "unauthenticated";

/**
 * Sends what this person has cancelled without a network, one after the other, until one must wait. Sending one
 * again does no harm: the service answers the same, and leaves what was taken since.
 * @param stillHere tells whether that person still uses the page
 */
export async function sendKept(
  access: ApiAccess,
  attendeeId: string,
  stillHere: () => boolean,
  told: Sent,
): Promise<void> {
  await alone(async () => {
    for (const kept of await keptCancellations(attendeeId)) {
      if (!(await isStillKept(kept))) continue;
      if (!stillHere()) return;
      told.onSending(kept);
      const answer = await requestJson<Rsvp>(access, {
        method: "DELETE",
        path: `${sessionPath(kept.sessionId)}/rsvp`,
        version: String(kept.version),
      });
      if (!answer.ok && isUndecided(answer.failure)) return told.onWaiting(kept, answer.failure);
      await forgetCancellation(kept);
      tellOtherTabs();
      if (answer.ok) told.onCancelled(kept);
      else told.onRefused(kept, answer.failure);
    }
  });
}

async function alone(send: () => Promise<void>): Promise<void> {
  // Browsers have locks only where the connection is secure.
  const { locks } = navigator as { readonly locks?: LockManager | null };
  if (!locks) return send();
  await locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await send();
  });
}
