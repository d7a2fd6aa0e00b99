import { createAsked } from "./asked.ts";

export interface NamedSession {
  readonly sessionId: string;
  readonly title: string;
}

/** A question before or after a tap: the session is at the same time as seats of the person. */
export interface SwapAsked {
  readonly action: "reserve" | "accept";
  readonly session: NamedSession & { readonly eventId: string };
  /** The seats at that time. Only one can be given up in exchange. */
  readonly seats: readonly NamedSession[];
  /** Everything else at that time, or too close. */
  readonly others: readonly NamedSession[];
  /** The address of the pages, where they are another site's; else empty. */
  readonly site: string;
  swap(forSession: NamedSession): void;
  /** Absent: the event forbids it. */
  keepBoth?(): void;
  returnFocus(): void;
}

export const swapAsked = createAsked<SwapAsked>();
