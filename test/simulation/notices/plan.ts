import type { Faults } from "../network/network.ts";

/** Some time in which requests to a service meet one kind of fault, all of them or a part. */
export interface Outage {
  readonly to: "ses" | PushService | "queue";
  /** Milliseconds after the story's start. */
  readonly at: number;
  readonly ms: number;
  readonly fault: keyof Faults;
  readonly share: number;
}

/** The push services of two makers of browsers. */
export const PUSH_SERVICES = ["mill", "fern"] as const;
export type PushService = (typeof PUSH_SERVICES)[number];

/** A browser of a person that takes push messages. */
export interface Device {
  readonly userId: string;
  readonly service: PushService;
  /** It is part of the device's address. */
  readonly name: string;
  /** Milliseconds after the story's start. */
  readonly subscribesAt: number;
  /** From when on its push service does not know it any more. `null`: it stays. */
  readonly goneAt: number | null;
}

/** How a story tells people. Without one it tells nobody. */
export interface NoticePlan {
  readonly shards: number;
  /** How often a batch of the stream, or a message, comes once more. */
  readonly doubles: number;
  /** How often a function that tells people crashes. */
  readonly crashes: number;
  readonly outages: readonly Outage[];
  readonly devices: readonly Device[];
  /** The stream is not read for this long. */
  readonly stall: { readonly at: number; readonly ms: number } | null;
}
