import type { LineTask } from "./ledger.ts";
import {
  type Holder,
  INDEX_LAG_MS,
  type Line,
  type LineBook,
  type MoveAttempt,
  PEOPLE_A_STEP,
} from "./line-book.ts";
import type { HeldStatus } from "./rsvp.ts";

/** Whom the steps of one look concern, one after the other, though the index goes on showing them for a moment. */
export class NextInLine {
  readonly #book: LineBook;
  readonly #gone = new Set<string>();

  constructor(book: LineBook) {
    this.#book = book;
  }

  /** The people of the next step. Nobody, where the index does not show yet whom the ledger counts. */
  async pick(task: LineTask, { ledger }: Line, now: string): Promise<Holder[]> {
    const { sessionId, taken, waiting } = ledger;
    if (task.kind === "offer-places") {
      const next = await this.#list(sessionId, "WAITLISTED", waiting);
      return inOrder(next, now).slice(0, task.people);
    }
    if (task.kind === "clear-session" && taken > 0) {
      for (const status of ["CONFIRMED", "OFFERED"] as const) {
        const holders = await this.#list(sessionId, status, taken);
        if (holders.length > 0) return holders;
      }
    }
    return waiting > 0 ? this.#list(sessionId, "WAITLISTED", waiting) : [];
  }

  /** Has them left out from now on: moved by this step, or by others before it. */
  forget(people: readonly Holder[], attempt: MoveAttempt): void {
    if (attempt.kind === "unsettled") return;
    const isGone = ({ userId }: Holder) => attempt.kind === "committed" || attempt.gone.includes(userId);
    for (const person of people.filter(isGone)) this.#gone.add(entryOf(person));
  }

  /** As many as the ledger knows of, at most: it cannot let go of more. */
  async #list(sessionId: string, status: HeldStatus, most: number): Promise<Holder[]> {
    const shown = await this.#book.listHolders(sessionId, status, PEOPLE_A_STEP + this.#gone.size);
    return shown.filter((holder) => !this.#gone.has(entryOf(holder))).slice(0, Math.min(most, PEOPLE_A_STEP));
  }
}

/** Whoever has left and come back is in the index anew. */
const entryOf = ({ status, waitlistedAt, userId }: Holder): string => `${status} ${waitlistedAt} ${userId}`;

/** Those who have waited for longer than the index lags: it is certain that nobody before them is missing. */
function inOrder(shown: readonly Holder[], now: string): Holder[] {
  const settled = new Date(Date.parse(now) - INDEX_LAG_MS).toISOString();
  return shown.filter(({ waitlistedAt }) => waitlistedAt !== null && waitlistedAt <= settled);
}
