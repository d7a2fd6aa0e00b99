import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { type Act, SESSION_IDS, sessionOf } from "./plan.ts";

const SWAP_SHARE = 0.4;

/**
 * In stories of two sessions people also swap. The chance is of its own, so that stories of one session stay as they
 * were.
 */
export function withSwaps(seed: number, sessions: number, acts: readonly Act[]): Act[] {
  if (sessions < 2) return [...acts];
  const random = seededRandom(seed ^ 0x53ab);
  return acts.map((act): Act => {
    if (act.what !== "reserve" && act.what !== "accept") return act;
    if (random() >= SWAP_SHARE) return act;
    const swapFor = SESSION_IDS.find((id) => id !== sessionOf(act));
    return swapFor === undefined ? act : { ...act, swapFor };
  });
}
