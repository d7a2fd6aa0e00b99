import { dropped, type Mutation, replaced } from "./mutation.ts";

const store = ["test/store/door/door.test.ts"];
const ofCrowds = ["test/store/standby/dealt-door.test.ts"];
const core = ["test/core/door/device-clock.test.ts"];
const rsvp = "functions/store/door/check-in-rsvp.ts";
const walkIns = "functions/store/door/walk-ins.ts";
const desk = "functions/store/ledger/door.ts";
const cancelling = "functions/store/seats/rsvp-cancellation.ts";
const clock = "functions/core/door/device-clock.ts";

/** Each condition of the writes of a door, and what follows from a check-in elsewhere. */
export const doorMutations: readonly Mutation[] = [
  dropped("door: a person without a seat comes in", rsvp, "#status = :confirmed", store),
  dropped("door: two devices let a person in", rsvp, "attribute_not_exists(checkedInAt)", store),
  replaced(
    "door: an undo takes any check-in back",
    rsvp,
    'ConditionExpression: "checkInId = :checkInId"',
    'ConditionExpression: "checkInId = :checkInId OR attribute_exists(checkInId)"',
    store,
  ),
  replaced(
    "door: a repeat takes an undo back",
    "functions/core/door/let-in.ts",
    " || undone.includes(checkInId)",
    "",
    store,
  ),
  dropped("door: a cancelled session lets people in", desk, "#state <> :cancelled", store),
  dropped("door: a draft lets people in", desk, "attribute_not_exists(draft)", store),
  dropped("door: walk-ins overtake people who begin to wait", desk, "waiting = :zero", store),
  replaced(
    "door: walk-ins overtake people who begin to wait at a part",
    desk,
    "waiting = :zero AND attribute_not_exists(lineOpen)",
    "waiting = :zero",
    ofCrowds,
  ),
  replaced(
    "door: a line that everybody has left keeps walk-ins out",
    "functions/store/door/door-book.ts",
    "lineClosing(ledger) ??",
    "null ??",
    ofCrowds,
  ),
  dropped("door: walk-ins come in above the capacity", desk, "taken <= :room", store),
  dropped(
    "door: walk-ins come in above a capacity that is set meanwhile",
    desk,
    "attribute_not_exists(#capacity)",
    store,
  ),
  replaced(
    "door: a repeat lets walk-ins in again",
    walkIns,
    'const isNew = "attribute_not_exists(PK)";',
    'const isNew = "(attribute_not_exists(PK) OR attribute_exists(PK))";',
    store,
  ),
  replaced(
    "door: walk-ins are undone twice",
    walkIns,
    "checkInId = :checkInId AND attribute_not_exists(undoneAt)",
    "checkInId = :checkInId AND (attribute_not_exists(undoneAt) OR attribute_exists(undoneAt))",
    store,
  ),
  replaced(
    "door: a consumer ends the seat of a person who has come in, and counts them inside",
    cancelling,
    '"attribute_exists(checkedInAt)" : "attribute_not_exists(checkedInAt)"',
    '"attribute_exists(PK)" : "attribute_exists(PK)"',
    store,
  ),
  replaced(
    "door: an organizer removes a person, who is still counted inside",
    "functions/store/seats/release-book.ts",
    "inside: held.rsvp.checkedInAt === null ? 0 : 1",
    "inside: 0",
    store,
  ),
  replaced(
    "door: a person who is inside cancels",
    "functions/core/seats/cancel-rsvp.ts",
    "if (isInside(found.rsvp) && ",
    "if (false && ",
    store,
  ),
  replaced(
    "door: a person who is inside swaps",
    "functions/core/seats/swap.ts",
    " && !isInside(found.rsvp)",
    "",
    store,
  ),
  replaced(
    "door: a cancelled session with walk-ins is never settled",
    "functions/store/ledger/mark.ts",
    "ledger.door.walkIns - ",
    "0 - ",
    store,
  ),
  replaced("door: a check-in is in the future", clock, "Math.min(received, ", "Math.min(Infinity, ", core),
  replaced("door: a wrong clock is believed", clock, " + received - Date.parse(sentAt)", "", core),
];
