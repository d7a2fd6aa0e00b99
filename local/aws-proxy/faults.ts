import type { Service } from "./call.ts";
import { TRANSACTIONS, WRITES } from "./conflicts.ts";
import { seededRandom } from "./seeded-random.ts";

export const FAULT_KINDS = [
  "TransactionConflict",
  "Throttle",
  "LostResponse",
  "Latency",
  "Error",
  "Duplicate",
  "Delay",
  "MessageRejected",
  "AccountSuspended",
  "SendingPaused",
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRule {
  service: Service;
  /** Absent: every operation of the service that can have this kind of fault. */
  operation?: string | null;
  kind: FaultKind;
  /** Share of the matching calls, 0 to 1. */
  rate: number;
  /** Used by Latency and Delay. */
  latencyMs?: number;
  /** How many times the rule applies at most; null: no limit. */
  count?: number | null;
  /** Only calls of this function; null: calls of every function. */
  function?: string | null;
}

export interface FaultSpec {
  seed?: number;
  /** An empty list means no faults. */
  rules: FaultRule[];
}

export interface Fault {
  kind: Exclude<FaultKind, "Latency">;
  latencyMs: number;
  /** A uniform random number in [0, 1) for further choices of the fault. */
  choice: number;
}

export interface Faults {
  /** The time to wait before the call reaches the engine. */
  latencyMs: number;
  /** The first rule that applies and is not a latency. */
  fault: Fault | undefined;
}

/** Messages are lost, doubled and delayed at delivery: a poll may wait long and return none. */
export type FaultPhase = "call" | "delivery";

export type FaultSource = (
  service: Service,
  operation: string,
  functionName: string,
  phase?: FaultPhase,
) => Faults;

const NONE: Faults = { latencyMs: 0, fault: undefined };

/** Every rule has its own random sequence, in the order of the calls that match it. */
export function createFaults({ seed = 1, rules }: FaultSpec): FaultSource {
  const armed = rules.map((rule, position) => arm(rule, seed + position * 7919));
  if (armed.length === 0) return () => NONE;
  return (service, operation, functionName, phase = "call") => {
    let latencyMs = 0;
    let fault: Fault | undefined;
    for (const draw of armed) {
      const drawn = draw(service, operation, functionName, phase);
      if (drawn?.kind === "Latency") latencyMs += drawn.latencyMs;
      else if (drawn) fault ??= { ...drawn, kind: drawn.kind };
    }
    return { latencyMs, fault };
  };
}

function arm(rule: FaultRule, seed: number) {
  const random = seededRandom(seed);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  return (service: Service, operation: string, functionName: string, phase: FaultPhase) => {
    if (phase !== phaseOf(rule.kind, operation)) return undefined;
    if (left <= 0 || service !== rule.service || !canBefall(rule.kind, operation)) return undefined;
    if (rule.operation && rule.operation !== operation) return undefined;
    if (rule.function && rule.function !== functionName) return undefined;
    const fires = random() < rule.rate;
    const choice = random();
    if (!fires) return undefined;
    left -= 1;
    return { kind: rule.kind, latencyMs: rule.latencyMs ?? 0, choice };
  };
}

function phaseOf(kind: FaultKind, operation: string): FaultPhase {
  const strikesMessages = kind === "Duplicate" || kind === "Delay" || kind === "LostResponse";
  return strikesMessages && operation === "ReceiveMessage" ? "delivery" : "call";
}

/** SES refuses a mail or the whole account. */
const MAIL_REFUSALS: ReadonlySet<FaultKind> = new Set([
  "MessageRejected",
  "AccountSuspended",
  "SendingPaused",
]);
const DELIVERIES = new Set(["SendMessage", "SendMessageBatch", "ReceiveMessage"]);

export function canBefall(kind: FaultKind, operation: string): boolean {
  if (kind === "TransactionConflict") return WRITES.has(operation) || TRANSACTIONS.has(operation);
  if (kind === "Duplicate" || kind === "Delay") return DELIVERIES.has(operation);
  return !MAIL_REFUSALS.has(kind) || operation === "SendEmail";
}
