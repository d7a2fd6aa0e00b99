import type { Faults } from "../network/network.ts";

/** Some time in which requests to a service meet one kind of fault, all of them or a part. */
export interface Outage {
  readonly to: "ses" | "push" | "queue";
  /** Milliseconds after the story's start. */
  readonly at: number;
  readonly ms: number;
  readonly fault: keyof Faults;
  readonly share: number;
}

/** How a story tells people. Without one it tells nobody. */
export interface NoticePlan {
  readonly shards: number;
  /** How often a batch of the stream, or a message, comes once more. */
  readonly doubles: number;
  /** How often a function that tells people crashes. */
  readonly crashes: number;
  readonly outages: readonly Outage[];
  /** The stream is not read for this long. */
  readonly stall: { readonly at: number; readonly ms: number } | null;
}
