import type { Urgency } from "../../core/notices/push/push-rules.ts";

/** A message before it is encrypted for a browser. */
export interface PushMessage {
  readonly text: string;
  /** A later message with the same topic replaces it. */
  readonly topic: string;
  readonly urgency: Urgency;
  readonly ttlSeconds: number;
}
