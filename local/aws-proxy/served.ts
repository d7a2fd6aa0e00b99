import type { AwsResponse, Outcome } from "./aws-response.ts";
import type { ConsumedCapacity } from "./capacity.ts";
import type { FaultPhase, Faults } from "./faults.ts";
import type { Authorizer } from "./iam.ts";

/** What the proxy tells a service's handler about one call. */
export interface CallContext {
  functionName: string;
  authorize: Authorizer;
  /** How far the caller's clock is ahead of this machine's. */
  clockOffsetMs: number;
  /** The handler asks once in each phase, after the call has been permitted. */
  faults(phase?: FaultPhase): Faults;
  consumed(capacity: readonly ConsumedCapacity[]): void;
  log(line: string): void;
}

export interface Served {
  outcome: Outcome;
  /** Whether the engine has carried out the call, even if the answer says otherwise. */
  reachedEngine: boolean;
}

export const refusal = (answer: AwsResponse): Served => ({ outcome: answer, reachedEngine: false });
