import type { Pause } from "../pause.ts";
import type { Guest, WalkIns } from "./check-in.ts";
import type { EnterAttempt } from "./door-book.ts";

/** What an id names: a person who is inside, or walk-ins. */
export type Undoable =
  | { readonly kind: "guest"; readonly guest: Guest }
  | { readonly kind: "walk-ins"; readonly walkIns: WalkIns };

export interface UndoBook {
  /** `null`: nobody is inside who is named so. */
  findInside(sessionId: string, id: string): Promise<Undoable | null>;
  /** Takes the check-in back, if nothing has changed it. */
  leave(sessionId: string, undoable: Undoable, now: Date): Promise<EnterAttempt>;
}

export interface UndoPorts {
  readonly book: UndoBook;
  readonly clock: () => Date;
  readonly pause: Pause;
  /** Tells the waitlist that a seat came free. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
}

export type UndoOutcome = { readonly kind: "undone" | "nothing-to-undo" | "contention" };

/** Takes a check-in back. The person keeps the seat, and the seats of walk-ins come free. */
export async function undoCheckIn(
  { sessionId, id }: { readonly sessionId: string; readonly id: string },
  { book, clock, pause, nudge }: UndoPorts,
): Promise<UndoOutcome> {
  for (;;) {
    const found = await book.findInside(sessionId, id);
    if (found === null) return { kind: "nothing-to-undo" };
    const attempt = await book.leave(sessionId, found, clock());
    if (attempt.kind === "committed") {
      if (freesSeats(found)) await nudge(sessionId);
      return { kind: "undone" };
    }
    if (!(await pause())) return { kind: "contention" };
  }
}

const freesSeats = (undone: Undoable): boolean =>
  (undone.kind === "guest" ? undone.guest.walkedIn : undone.walkIns.as) === "seated";
