import { type ProblemCode, Problems } from "../../contract/problems.ts";

/** What logs and metrics call an answer that holds several refusals: the worst of them. */
export const worstOf = (codes: readonly ProblemCode[]): ProblemCode | undefined =>
  codes.toSorted((a, b) => severity(b) - severity(a))[0];

/** Failures of ours, then what the caller is refused for, then what is so for everybody. */
function severity(code: ProblemCode): number {
  const [status] = Problems[code];
  if (status >= 500) return 2;
  return status === 409 ? 0 : 1;
}
