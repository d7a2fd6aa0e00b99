import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { type Act, type Plan, SESSION_IDS } from "./plan.ts";

const SHARE = 0.4;
const SECOND_SESSION = 0.6;
const CHOICES = ["ASK", "TAKE", "TAKE", "TAKE_IF_FREE", "TAKE_IF_FREE", undefined] as const;

/**
 * In some stories people choose what happens when a seat comes, change that, and pass. Mostly they want two sessions at
 * the same time. The chance is of its own, so that all other stories stay as they were.
 */
export function withChoices(plan: Plan): Plan {
  const random = seededRandom(plan.seed ^ 0xc4015e);
  const chance = (share: number) => random() < share;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  if (!chance(SHARE)) return plan;
  const sessions = chance(SECOND_SESSION) ? 2 : plan.sessions;
  const ids = SESSION_IDS.slice(0, sessions);
  const inASession = (act: Act): Act =>
    sessions > plan.sessions && "userId" in act ? { ...act, sessionId: pick(ids) } : act;
  const chosen = (act: Act): Act => {
    if (act.what === "reserve" && act.ifFull === "WAITLIST") return { ...act, onOffer: pick(CHOICES) };
    return act.what === "accept" && chance(0.3) ? { ...act, what: "pass" } : act;
  };
  const acts = plan.acts.map((act) => chosen(inASession(act)));
  return { ...plan, sessions, acts, passes: pick([0.3, 0.8]) };
}
