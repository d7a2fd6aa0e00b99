import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { type Act, type Plan, SESSION_IDS } from "./plan.ts";

const SHARE_OF_STORIES = 0.5;
const SHARE_OF_ACTS = 0.4;
const SHARE_OF_TWINS = 0.3;
const MAX_BETWEEN_TWINS_MS = 40;
const CHOICES = ["ASK", "TAKE", "TAKE_IF_FREE", undefined] as const;

/**
 * In some stories of two sessions people want one of both, and some ask on two devices, in different orders. The chance
 * is of its own, so that all other stories stay as they were.
 */
export function withAnyOf(plan: Plan): Plan {
  const random = seededRandom(plan.seed ^ 0xa270f);
  if (plan.sessions < 2 || random() >= SHARE_OF_STORIES) return plan;
  const acts = plan.acts.flatMap((act): Act[] => {
    const mayWait = act.what === "reserve" && act.ifFull === "WAITLIST" && act.swapFor === undefined;
    if (!mayWait || random() >= SHARE_OF_ACTS) return [act];
    const { at, userId, sessionId, crashesAt, isSlow, isHeldUp, isAhead } = act;
    const onOffer = CHOICES[Math.floor(random() * CHOICES.length)];
    const asked = { what: "any-of", at, userId, sessionId, onOffer } as const;
    const twin = { ...asked, at: at + random() * MAX_BETWEEN_TWINS_MS, sessionId: otherThan(sessionId) };
    const hasTwin = random() < SHARE_OF_TWINS;
    return [{ ...asked, crashesAt, isSlow, isHeldUp, isAhead }, ...(hasTwin ? [twin] : [])];
  });
  return { ...plan, acts };
}

const otherThan = (sessionId: string | undefined): string | undefined =>
  SESSION_IDS.find((id) => id !== (sessionId ?? SESSION_IDS[0]));
