import { isDeepStrictEqual } from "node:util";
import { inProgress, otherParameters } from "./errors.ts";

interface Known {
  readonly parameters: unknown;
  /** It is null while the transaction runs. */
  doneAt: number | null;
}

const REMEMBERED_MS = 10 * 60_000;

/** The tokens of transactions. A repeat within ten minutes of a success is answered like the first. */
export class RequestTokens {
  readonly #known = new Map<string, Known>();

  /**
   * Tells whether a transaction was carried out already.
   *
   * @throws the error of a repeat that comes too early, or with other parameters
   */
  isRepeat(token: string, parameters: unknown, now: number): boolean {
    const known = this.#known.get(token);
    if (!known) return false;
    if (known.doneAt !== null && now - known.doneAt > REMEMBERED_MS) return false;
    if (known.parameters !== parameters && !isDeepStrictEqual(known.parameters, parameters))
      throw otherParameters();
    if (known.doneAt === null) throw inProgress();
    return true;
  }

  begin(token: string, parameters: unknown): void {
    this.#known.set(token, { parameters, doneAt: null });
  }

  /** A cancelled transaction is forgotten, so that the same token may try again. */
  end(token: string, isCommitted: boolean, now: number): void {
    const known = this.#known.get(token);
    if (!known) return;
    if (isCommitted) known.doneAt = now;
    else this.#known.delete(token);
  }
}
