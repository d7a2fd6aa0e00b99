import type { Entering } from "../../core/door/check-in.ts";
import type { DoorBook } from "../../core/door/door-book.ts";
import type { UndoBook } from "../../core/door/undo-check-in.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact, type Update } from "../dynamodb/transact.ts";
import { walkInsKey } from "../keys.ts";
import { unlessBlocking } from "../ledger/blocks.ts";
import { callingIn, soldAt } from "../ledger/capacity.ts";
import { enterAtDesk, leaveDesk } from "../ledger/door.ts";
import { lineClosing } from "../ledger/line.ts";
import { nextEpoch } from "../parts/epoch.ts";
import { findLedger } from "../parts/parts.ts";
import { changeWhole } from "../parts/planned.ts";
import { findGain, isSeating, leavesPart, seatRsvp } from "../standby/seat-at-door.ts";
import { checkInRsvp, undoRsvp } from "./check-in-rsvp.ts";
import { findGuests } from "./guests.ts";
import { type Identifying, identify } from "./identify.ts";
import { endWalkIn, toWalkIns, walkIn } from "./walk-ins.ts";

/** The door of sessions in the table. Each transaction changes the desk of a ledger, and all who come in or go. */
export const doorBook = (
  table: Table,
  { clock = () => new Date(), ...identifying }: Identifying & { readonly clock?: () => Date },
): DoorBook & UndoBook => ({
  identify: (sessionId, shown) => identify(table, identifying, sessionId, shown),
  findGuests: (sessionId, userIds) => findGuests(table, sessionId, userIds),
  findLedger: (sessionId) => findLedger(table, sessionId),

  async findWalkIns(sessionId, checkInIds) {
    const keys = checkInIds.map((checkInId) => walkInsKey(sessionId, checkInId));
    return (await readItems(table, keys, true)).map(toWalkIns);
  },

  async enter(sessionId, entering, ledger) {
    const now = clock().toISOString();
    const seating = entering.filter(isSeating);
    const gains = await Promise.all(
      seating.map((each) => (ledger === null ? null : findGain(table, each, ledger, now))),
    );
    const gained = gains.filter((gain) => gain !== null);
    if (gained.length < seating.length) return { kind: "clash" };
    const desk = enterAtDesk(sessionId, entering, ledger);
    const { kind } = await transact(table, [
      gained.some(({ provesDay }) => !provesDay) ? unlessBlocking(desk) : desk,
      ...seating.flatMap(leavesPart),
      ...gained.flatMap((gain) => gain.ledger),
      ...entering.map((each) => rsvpOf(each, now)),
      ...gained.flatMap(({ rsvps }) => rsvps),
    ]);
    return { kind };
  },

  async callIn(sessionId) {
    const now = clock().toISOString();
    await changeWhole(table, sessionId, now, (ledger) =>
      ledger.items === undefined
        ? null
        : (lineClosing(ledger) ?? nextEpoch(ledger, callingIn(ledger, ledger.capacity), soldAt(ledger))),
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

function rsvpOf(entering: Entering, now: string): Update {
  if (isSeating(entering)) return seatRsvp(entering, now);
  return entering.kind === "seat" ? checkInRsvp(entering) : walkIn(entering);
}
