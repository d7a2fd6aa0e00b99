/** The most calls of each action that one person may make in any period of this length. */
export interface RateLimit {
  readonly calls: number;
  readonly periodMs: number;
}

export type LimitedAction = "reserve" | "release";

export type Grant = { readonly granted: true } | { readonly granted: false; readonly retryAfterMs: number };

export interface Caller {
  readonly requestId: string;
  readonly attendee: { readonly userId: string };
}

export interface Allowance {
  /** Counts this call, once however often it is repeated with the same `requestId`, or refuses it. */
  take(action: LimitedAction, caller: Caller, clock: () => Date): Promise<Grant>;
}

/** Allowance for callers without a rate limit. */
export const unlimited: Allowance = { take: async () => ({ granted: true }) };
