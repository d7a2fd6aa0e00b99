import type { Plan } from "../histories/plan.ts";
import { planOfSeed } from "../histories/plan-of-seed.ts";
import { noticePlanOfSeed } from "./plan-of-seed.ts";

/** Which stories are played: with or without people being told. */
export interface Stories {
  readonly notices: boolean;
}

export const planFor = ({ notices }: Stories): ((seed: number) => Plan) =>
  notices ? noticePlanOfSeed : planOfSeed;
