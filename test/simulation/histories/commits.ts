import type { Item } from "../../../functions/store/dynamodb/table.ts";
import type { Change } from "../../scenarios/stream.ts";
import { INVARIANTS } from "../../support/invariant-names.ts";
import { violationsAmong } from "../../support/invariants.ts";
import type { Commit } from "../engine/state.ts";

/** A commit with the changes of ledgers and RSVPs. */
export interface Recorded {
  readonly at: number;
  readonly by: string;
  readonly changes: readonly Change[];
}

/** This invariant holds again when the change of the rules has ended, and not after each commit. */
const HOLDS_AT_THE_END = INVARIANTS.offerEnd;

const isChecked = ({ PK, SK }: Item): boolean => SK === "LEDGER" || PK.startsWith("USER#");

/** The commits of a story in their order. After each one it checks the invariants. */
export class Commits {
  readonly recorded: Recorded[] = [];
  readonly wrong: string[] = [];
  readonly #items = new Map<string, Item>();
  readonly #lowered: ReadonlySet<string>;
  readonly #clockErrorMs: number;

  constructor(lowered: ReadonlySet<string>, clockErrorMs: number) {
    this.#lowered = lowered;
    this.#clockErrorMs = clockErrorMs;
  }

  /** Returns those changes of the commit that are recorded. */
  add({ at, by, changes }: Commit): readonly Change[] {
    const relevant = (changes as readonly { before: Item | undefined; after: Item }[])
      .filter(({ after }) => isChecked(after))
      .map(({ before, after }): Change => ({ before: before ?? null, after }));
    if (relevant.length === 0) return relevant;
    for (const { after } of relevant) this.#items.set(`${after.PK} ${after.SK}`, after);
    this.recorded.push({ at, by, changes: relevant });
    if (this.wrong.length > 0) return relevant;
    const found = this.violations().filter((violation) => !violation.startsWith(HOLDS_AT_THE_END));
    this.wrong.push(...found.map((violation) => `${violation} (after ${by})`));
    return relevant;
  }

  get items(): readonly Item[] {
    return [...this.#items.values()];
  }

  violations(): string[] {
    return violationsAmong(this.items, { lowered: this.#lowered, clockErrorMs: this.#clockErrorMs });
  }
}
