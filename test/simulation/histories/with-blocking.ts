import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import type { Plan } from "./plan.ts";

const SHARE = 0.4;
/** It leaves those stories as they were in which recorded mutants are found (`docs/proof.md`). */
const OWN_CHANCE = 1_510;

/** In some stories of two sessions, which take place at the same time, the event blocks overlaps. */
export function withBlocking(plan: Plan): Plan {
  const random = seededRandom(plan.seed ^ OWN_CHANCE);
  return plan.sessions < 2 || random() >= SHARE ? plan : { ...plan, blocks: true };
}
