import type { Answer, Outcome } from "./answer.ts";
import type { ConsumedCapacity } from "./capacity.ts";
import type { FaultPhase, Faults } from "./faults.ts";
import type { Authorizer } from "./iam.ts";

/** What a service's side of the proxy is told about the caller of one call. */
export interface CallContext {
  functionName: string;
  authorize: Authorizer;
  /** Asked once in each phase, after the call has been permitted. */
  faults(phase?: FaultPhase): Faults;
  consumed(capacity: readonly ConsumedCapacity[]): void;
  log(line: string): void;
}

export interface Served {
  outcome: Outcome;
  /** Whether the engine has carried it out, whatever the caller is told. */
  reachedEngine: boolean;
}

export const refusal = (answer: Answer): Served => ({ outcome: answer, reachedEngine: false });
