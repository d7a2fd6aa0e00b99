import type { Event } from "./answers.ts";

/** An event with what it may say about itself. */
export type ShownEvent = Event & {
  readonly venue?: string | null;
  /** Paths at the website's address. */
  readonly logoUrl?: string | null;
  readonly coverUrl?: string | null;
};
