import type { DoorBook } from "../../core/door/door-book.ts";
import type { UndoBook } from "../../core/door/undo-check-in.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact } from "../dynamodb/transact.ts";
import { walkInsKey } from "../keys.ts";
import { callingIn, soldAt } from "../ledger/capacity.ts";
import { enterAtDesk, leaveDesk } from "../ledger/door.ts";
import { nextEpoch } from "../parts/epoch.ts";
import { findLedger } from "../parts/parts.ts";
import { changeWhole } from "../parts/planned.ts";
import { checkInRsvp, undoRsvp } from "./check-in-rsvp.ts";
import { findGuests } from "./guests.ts";
import { type Identifying, identify } from "./identify.ts";
import { endWalkIn, toWalkIns, walkIn } from "./walk-ins.ts";

/** The door of sessions in the table. Each transaction changes the desk of a ledger, and all who come in or go. */
export const doorBook = (table: Table, identifying: Identifying): DoorBook & UndoBook => ({
  identify: (sessionId, shown) => identify(table, identifying, sessionId, shown),
  findGuests: (sessionId, userIds) => findGuests(table, sessionId, userIds),
  findLedger: (sessionId) => findLedger(table, sessionId),

  async findWalkIns(sessionId, checkInIds) {
    const keys = checkInIds.map((checkInId) => walkInsKey(sessionId, checkInId));
    return (await readItems(table, keys, true)).map(toWalkIns);
  },

  async enter(sessionId, entering, ledger) {
    const { kind } = await transact(table, [
      enterAtDesk(sessionId, entering, ledger),
      ...entering.map((each) => (each.kind === "seat" ? checkInRsvp(each) : walkIn(each))),
    ]);
    return { kind };
  },

  async callIn(sessionId) {
    const now = new Date().toISOString();
    await changeWhole(table, sessionId, now, (ledger) =>
      ledger.items === undefined
        ? null
        : nextEpoch(ledger, callingIn(ledger, ledger.capacity), soldAt(ledger)),
    );
  },

  async findInside(sessionId, id) {
    const [[guest], [walkIns]] = await Promise.all([
      findGuests(table, sessionId, [id]),
      this.findWalkIns(sessionId, [id]),
    ]);
    if (guest !== undefined && guest.letIn !== null) return { kind: "guest", guest };
    return walkIns === undefined || walkIns.isUndone ? null : { kind: "walk-ins", walkIns };
  },

  async leave(sessionId, undoable, now) {
    const { guest, walkIns } = { guest: undefined, walkIns: undefined, ...undoable };
    const as = guest === undefined ? walkIns?.as : guest.walkedIn;
    const { kind } = await transact(table, [
      leaveDesk(sessionId, as ?? "seat", walkIns?.people ?? 1, now.toISOString()),
      guest?.walkedIn === null ? undoRsvp(sessionId, guest) : endWalkIn(sessionId, undoable, now),
    ]);
    return { kind };
  },
});
