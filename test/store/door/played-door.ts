import { randomUUID } from "node:crypto";
import type { CheckIn, CheckInOutcome, Shown } from "../../../functions/core/door/check-in.ts";
import { letInAll } from "../../../functions/core/door/let-in-all.ts";
import { undoCheckIn } from "../../../functions/core/door/undo-check-in.ts";
import { doorBook } from "../../../functions/store/door/door-book.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { NOW } from "../../support/builders.ts";
import { noBooths } from "../../support/no-booths.ts";

export interface DeviceOptions extends Partial<Omit<CheckIn, "sessionId" | "shown">> {
  /** The table as this device's request reaches it. */
  readonly own?: Table;
}

/** The door of a session in the table, with what its devices do. */
export function playedDoor(table: Table, sessionId: string) {
  const bookOf = (own: Table) => doorBook(own, { keys: async () => new Map() });
  const checkIn = (shown: Shown, options: DeviceOptions = {}): CheckIn => {
    const { own: _, ...over } = options;
    const by = { userId: "otto", name: "Otto" };
    const asked = { sessionId, shown, checkInId: randomUUID(), at: NOW, by };
    return { ...asked, anyway: false, skipStandby: false, ...over };
  };
  const letIn = (checkIns: readonly CheckIn[], own = table): Promise<readonly CheckInOutcome[]> =>
    letInAll(checkIns, { ...noBooths, book: bookOf(own), patience: table.patience, hasTime: () => true });
  const one = async (shown: Shown, options: DeviceOptions = {}): Promise<CheckInOutcome> => {
    const [outcome] = await letIn([checkIn(shown, options)], options.own);
    if (outcome === undefined) throw new Error("a check-in has an outcome");
    return outcome;
  };
  return {
    checkIn,
    letIn,
    person: (userId: string, options?: DeviceOptions) => one({ kind: "person", userId }, options),
    walkIn: (people: number, options?: DeviceOptions) => one({ kind: "walk-in", people }, options),
    undo: async (id: string, { own = table, nudged = [] as string[] } = {}) =>
      (
        await undoCheckIn(
          { sessionId, id },
          {
            book: bookOf(own),
            clock: () => new Date(NOW),
            pause: table.patience(),
            nudge: async (session) => void nudged.push(session),
          },
        )
      ).kind,
    async counts() {
      const ledger = await findLedger(table, sessionId);
      return ledger === null ? null : { ...ledger.door, taken: ledger.taken };
    },
  };
}

/** How check-ins ended, in a word each. */
export const told = (outcome: CheckInOutcome | undefined): string =>
  outcome?.kind === "let-in" ? `${outcome.as}${outcome.already ? " before" : ""}` : (outcome?.kind ?? "");
