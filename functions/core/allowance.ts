/** So many calls of each action, for each person, in any period of so many milliseconds. */
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
  take(action: LimitedAction, caller: Caller, now: Date): Promise<Grant>;
}

/** Of whoever is not limited. */
export const unlimited: Allowance = { take: async () => ({ granted: true }) };
