import { type ProblemCode, Problems } from "../../contract/problems.ts";

/** Picks the worst refusal of an answer as its outcome in logs and metrics. */
export const worstOf = (codes: readonly ProblemCode[]): ProblemCode | undefined =>
  codes.toSorted((a, b) => severity(b) - severity(a))[0];

/** Failures of ours rank first, then refusals about the caller, then refusals that apply to everybody. */
function severity(code: ProblemCode): number {
  const [status] = Problems[code];
  if (status >= 500) return 2;
  return status === 409 ? 0 : 1;
}
