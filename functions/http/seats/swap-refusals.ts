import { validate } from "../../contract/validation.ts";
import { SessionId } from "../../contract/values.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import type { Refusal } from "../../middleware/reply.ts";
import { invalid } from "../../middleware/route.ts";

export const nothingToSwap: Refusal = {
  code: "NOTHING_TO_SWAP",
  detail: "You have nothing to give up in the other session. Nothing has changed.",
};

/** Refuses a swap within one session, or between two events. `null`: it may be tried. */
export function swapRefusal(sessionId: string, swapFor: string | undefined): Refusal | null {
  if (swapFor === undefined) return null;
  const isId = validate(SessionId, swapFor, "swapFor").valid;
  if (isId && swapFor !== sessionId && eventIdOf(swapFor) === eventIdOf(sessionId)) return null;
  return invalid([{ path: "swapFor", message: "another session of the same event" }], "body");
}
