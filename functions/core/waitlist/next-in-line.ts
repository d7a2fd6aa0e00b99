import type { Ledger, LineTask } from "../seats/ledger.ts";
import type { HeldStatus } from "../seats/rsvp.ts";
import {
  type Holder,
  INDEX_LAG_MS,
  type Line,
  type LineBook,
  type MoveAttempt,
  PEOPLE_A_STEP,
  SURELY_SHOWN_AFTER_MS,
} from "./line-book.ts";

interface FirstLook {
  readonly atMs: number;
  /** Who was last in line then, and everybody before them, is in the index once it has caught up. */
  readonly lastWaitlistedAt: string;
}

/** The people that the steps of one run move, in turn, though the index goes on showing them for a moment. */
export class NextInLine {
  readonly #book: LineBook;
  readonly #gone = new Set<string>();
  #firstLook: FirstLook | null = null;

  constructor(book: LineBook) {
    this.#book = book;
  }

  /** The people of the next step. Nobody, where the index may not show yet everybody before them. */
  async pick(task: LineTask, { ledger }: Line, now: string): Promise<Holder[]> {
    const { sessionId, taken, waiting } = ledger;
    if (task.kind === "offer-places") {
      const shownUntil = this.#shownUntil(ledger, now);
      const next = await this.#list(sessionId, "WAITLISTED", waiting);
      const inOrder = next.filter(({ waitlistedAt }) => waitlistedAt !== null && waitlistedAt <= shownUntil);
      return inOrder.slice(0, task.people);
    }
    if (task.kind === "clear-session" && taken > 0) {
      for (const status of ["CONFIRMED", "OFFERED"] as const) {
        const holders = await this.#list(sessionId, status, taken);
        if (holders.length > 0) return holders;
      }
    }
    return waiting > 0 ? this.#list(sessionId, "WAITLISTED", waiting) : [];
  }

  /** How long until the index has caught up with the first look, in ms. */
  catchesUpInMs(now: string): number {
    if (this.#firstLook === null) return 0;
    return Math.max(0, this.#firstLook.atMs + INDEX_LAG_MS - Date.parse(now));
  }

  /**
   * Everybody who joined by this time is in the index, for times in line follow the order of commits. Only time that has
   * gone by here since the first look counts: clocks differ, and a join may have been on its way for long.
   */
  #shownUntil({ lastWaitlistedAt }: Ledger, now: string): string {
    const longAgo = new Date(Date.parse(now) - SURELY_SHOWN_AFTER_MS).toISOString();
    this.#firstLook ??= { atMs: Date.parse(now), lastWaitlistedAt: lastWaitlistedAt ?? now };
    const hasCaughtUp = this.catchesUpInMs(now) === 0;
    const last = this.#firstLook.lastWaitlistedAt;
    return hasCaughtUp && last > longAgo ? last : longAgo;
  }

  /** Has them left out from now on: moved by this step, or by others before it. */
  forget(people: readonly Holder[], attempt: MoveAttempt): void {
    if (attempt.kind === "unsettled") return;
    const isGone = ({ userId }: Holder) => attempt.kind === "committed" || attempt.gone.includes(userId);
    for (const person of people.filter(isGone)) this.#gone.add(entryOf(person));
  }

  /** At most as many as the ledger counts, for it cannot let go of more. */
  async #list(sessionId: string, status: HeldStatus, most: number): Promise<Holder[]> {
    const shown = await this.#book.listHolders(sessionId, status, PEOPLE_A_STEP + this.#gone.size);
    return shown.filter((holder) => !this.#gone.has(entryOf(holder))).slice(0, Math.min(most, PEOPLE_A_STEP));
  }
}

/** Somebody who has left and come back is in the index anew. */
const entryOf = ({ status, waitlistedAt, userId }: Holder): string => `${status} ${waitlistedAt} ${userId}`;
