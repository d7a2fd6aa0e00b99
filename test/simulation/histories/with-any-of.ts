import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import type { Act, Plan } from "./plan.ts";

const SHARE_OF_STORIES = 0.5;
const SHARE_OF_ACTS = 0.4;
const CHOICES = ["ASK", "TAKE", "TAKE_IF_FREE", undefined] as const;

/**
 * In some stories of two sessions people want one of both. The chance is of its own, so that all other stories stay as
 * they were.
 */
export function withAnyOf(plan: Plan): Plan {
  const random = seededRandom(plan.seed ^ 0xa270f);
  if (plan.sessions < 2 || random() >= SHARE_OF_STORIES) return plan;
  const acts = plan.acts.map((act): Act => {
    const mayWait = act.what === "reserve" && act.ifFull === "WAITLIST" && act.swapFor === undefined;
    if (!mayWait || random() >= SHARE_OF_ACTS) return act;
    const { at, userId, sessionId, crashesAt, isSlow, isHeldUp, isAhead } = act;
    const onOffer = CHOICES[Math.floor(random() * CHOICES.length)];
    return { what: "any-of", ...{ at, userId, sessionId, crashesAt, isSlow, isHeldUp, isAhead, onOffer } };
  });
  return { ...plan, acts };
}
