/** The maximum number of calls per action and person in any period of this length. */
export interface RateLimit {
  readonly calls: number;
  readonly periodMs: number;
}

/** Each has a rate window for each person. */
export const LIMITED_ACTIONS = ["reserve", "release", "calendar", "message", "ticket", "feedback"] as const;
export type LimitedAction = (typeof LIMITED_ACTIONS)[number];

export type Grant = { readonly granted: true } | { readonly granted: false; readonly retryAfterMs: number };

export interface CountedCall {
  readonly requestId: string;
  readonly attendee: { readonly userId: string };
}

export interface Allowance {
  /** Counts or refuses this call. Repeats with the same `requestId` count once. */
  take(action: LimitedAction, call: CountedCall, clock: () => Date): Promise<Grant>;
}

/** Tells whether a write counts its call against the allowance. A call to reserve has already been counted. */
export type Counting = "counts" | "counted-already";

interface CountingPorts {
  readonly allowance: Allowance;
  readonly clock: () => Date;
}

/** Counts a call that no write has counted, and returns its outcome if the allowance grants it. */
export async function counted<Outcome>(
  action: LimitedAction,
  call: CountedCall,
  outcome: Outcome,
  { allowance, clock }: CountingPorts,
): Promise<Outcome | { readonly kind: "rate-limited"; readonly retryAfterMs: number }> {
  const allowed = await allowance.take(action, call, clock);
  return allowed.granted ? outcome : { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };
}

/** Allowance for callers without a rate limit. */
export const unlimited: Allowance = { take: async () => ({ granted: true }) };
