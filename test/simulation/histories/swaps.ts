import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { type Act, SESSION_IDS, sessionOf } from "./plan.ts";

const SHARE_OF_STORIES = 0.6;
const SHARE_OF_ACTS = 0.4;
/** It leaves those stories as they were in which recorded mutants are found (`docs/proof.md`). */
const OWN_CHANCE = 56;

/**
 * In most stories of two sessions people also swap one for the other. The chance is of its own, so that all other
 * stories stay as they were.
 */
export function withSwaps(seed: number, sessions: number, acts: readonly Act[]): Act[] {
  const random = seededRandom(seed ^ OWN_CHANCE);
  if (sessions < 2 || random() >= SHARE_OF_STORIES) return [...acts];
  return acts.map((act): Act => {
    if (act.what !== "reserve" && act.what !== "accept") return act;
    if (random() >= SHARE_OF_ACTS) return act;
    const swapFor = SESSION_IDS.find((id) => id !== sessionOf(act));
    return swapFor === undefined ? act : { ...act, swapFor };
  });
}
