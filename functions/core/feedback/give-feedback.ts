import { type Allowance, type CountedCall, counted } from "../seats/allowance.ts";
import {
  type Feedback,
  type FeedbackState,
  feedbackState,
  hourOf,
  type Occasion,
  type OwnFeedback,
  saysTheSame,
  tidied,
} from "./feedback.ts";

/** What a read has shown of a person and a session. */
export interface FeedbackSeen extends Occasion {
  readonly userId: string;
  readonly sessionId: string;
  /** `null`: the person has not answered, or has taken the answer back. */
  readonly own: (OwnFeedback & { readonly commentId: string | null }) | null;
  /** It grows by one with each write. 0: the person has never answered. */
  readonly version: number;
}

export interface FeedbackBook {
  /** `null`: there is no such session for attendees. */
  look(sessionId: string, userId: string): Promise<FeedbackSeen | null>;
  /**
   * Writes what the person says in place of what was seen, and counts it, at once. `null` takes it back. `false`: it was
   * not as seen any more, and nothing has changed.
   */
  write(seen: FeedbackSeen, next: Feedback | null, by: { name: string | null; now: Date }): Promise<boolean>;
}

export interface FeedbackCall extends CountedCall {
  readonly sessionId: string;
  /** The person, as the token names them. */
  readonly attendee: { readonly userId: string; readonly name: string | null };
}

export interface FeedbackPorts {
  readonly book: FeedbackBook;
  readonly allowance: Allowance;
  readonly clock: () => Date;
}

export type FeedbackOutcome =
  | { readonly kind: "given" | "taken-back" | "unchanged"; readonly seen: FeedbackSeen }
  | { readonly kind: "session-not-found" }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | {
      readonly kind: "refused";
      readonly state: Exclude<FeedbackState, "OPEN">;
      readonly seen: FeedbackSeen;
    };

/** Each repetition follows a change by somebody else, so a person with several devices needs no more. */
const MAX_LOOKS = 8;

/** Keeps what a person says of a session, in place of what they said before. A repeated request changes nothing. */
export const giveFeedback = (
  call: FeedbackCall,
  feedback: Feedback,
  ports: FeedbackPorts,
): Promise<FeedbackOutcome> =>
  untilWritten(call, ports, (seen) => {
    const state = feedbackState(seen, ports.clock().toISOString());
    if (state !== "OPEN") return { kind: "refused", state, seen };
    const next = tidied(feedback, call.attendee.name);
    return seen.own !== null && saysTheSame(seen.own, next) ? { kind: "unchanged", seen } : { next };
  });

/** Takes a person's answer back. They may always do so. */
export const takeFeedbackBack = (call: FeedbackCall, ports: FeedbackPorts): Promise<FeedbackOutcome> =>
  untilWritten(call, ports, (seen) => (seen.own === null ? { kind: "unchanged", seen } : { next: null }));

type Decision = FeedbackOutcome | { readonly next: Feedback | null };

/** The call is counted once, before its first write. */
async function untilWritten(
  call: FeedbackCall,
  { book, allowance, clock }: FeedbackPorts,
  decide: (seen: FeedbackSeen) => Decision,
): Promise<FeedbackOutcome> {
  let isCounted = false;
  for (let look = 1; look <= MAX_LOOKS; look++) {
    const seen = await book.look(call.sessionId, call.attendee.userId);
    if (seen === null) return { kind: "session-not-found" };
    const decision = decide(seen);
    if ("kind" in decision) return decision;
    const { next } = decision;
    const now = clock();
    const own = next && { ...next, answeredAt: hourOf(now), commentId: null };
    const done = { kind: next === null ? "taken-back" : "given", seen: { ...seen, own } } as const;
    if (!isCounted) {
      const allowed = await counted("feedback", call, done, { allowance, clock });
      if (allowed.kind === "rate-limited") return allowed;
      isCounted = true;
    }
    if (await book.write(seen, next, { name: call.attendee.name, now })) return done;
  }
  throw new Error("A person's feedback keeps changing");
}
