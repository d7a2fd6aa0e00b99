// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const desk = "functions/store/ledger/desk.ts";
const mark = "functions/store/ledger/mark.ts";
const serving = "functions/store/ledger/serving.ts";
const leaving = "functions/store/ledger/leaving.ts";
const parts = "functions/store/parts/parts.ts";
const line = "functions/store/ledger/line.ts";
const epoch = "functions/store/parts/epoch.ts";
const rules = "functions/store/ledger/rules.ts";
const capacity = "functions/store/ledger/capacity.ts";
const shares = "functions/store/parts/shares.ts";
const gates = "functions/store/parts/gates.ts";
const planned = "functions/store/parts/planned.ts";
const lessons = "functions/store/parts/lessons.ts";
const newcomers = "functions/store/parts/newcomers.ts";
const looks = "functions/store/parts/looks.ts";
const known = "functions/store/parts/known.ts";
const clock = "functions/store/parts/clock.ts";
const memory = "functions/store/parts/memory.ts";
const tests = ["parts", "parts-rules"].map((name) => `test/store/seats/ledger-${name}.test.ts`);
const knowing = ["test/store/seats/ledger-known.test.ts"];
const gated = ["test/store/seats/ledger-gates.test.ts"];
const joining = ["test/store/seats/join-at-part.test.ts"];
const stories = ["test/store/seats/ledger-parts-stories.test.ts"];

const take = "`epoch = :epoch AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`";
const join = "`epoch = :epoch AND ${IS_LAST_TO_JOIN} AND ${GATE_IS_OPEN}`";
const open = '"epoch = :epoch AND attribute_not_exists(lineOpen) AND taken >= #capacity"';
const claim =
  "`${REGISTRATION_IS_OPEN} AND ${WAITLIST_HAS_CLOSED} AND ${HAS_NO_GRACE} AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`";

/** Conditions of a ledger in parts. Each is one that a crowd depends on. */
export const partMutations: readonly Mutation[] = [
  dropped("parts: a seat is taken in its epoch", parts, "epoch = :epoch", tests, take),
  dropped("parts: a part has a seat", parts, "${A_SEAT_IS_FREE}", tests, take),
  dropped("parts: a gate holds newcomers off", parts, "${GATE_IS_OPEN}", tests, take),
  dropped("parts: people join in the epoch of the line", parts, "epoch = :epoch", tests, join),
  dropped("parts: people join after the last", parts, "${IS_LAST_TO_JOIN}", tests, join),
  dropped("parts: a gate holds joining people off", parts, "${GATE_IS_OPEN}", tests, join),
  dropped(
    "parts: a gate is of its epoch",
    gates,
    "${seen.condition}",
    gated,
    "`attribute_exists(PK) AND ${seen.condition}`",
  ),
  replaced(
    "parts: people join at the time of the attempt",
    newcomers,
    "known.joinsAt(part, now)",
    "known.joinsAt(part, waitlistedAt)",
    joining,
  ),
  dropped(
    "parts: the desk sells nothing past the line",
    desk,
    "attribute_not_exists(lineOpen)",
    tests,
    "(waiting = :zero AND attribute_not_exists(lineOpen))",
  ),
  dropped(
    "parts: nobody joins at the desk",
    desk,
    "attribute_not_exists(parts)",
    tests,
    "`AND attribute_not_exists(parts) AND ${IS_LAST_TO_JOIN}",
  ),
  dropped("parts: a claim needs an open session", desk, "${REGISTRATION_IS_OPEN}", tests, claim),
  dropped("parts: a claim needs a closed waitlist", desk, "${WAITLIST_HAS_CLOSED}", tests, claim),
  dropped("parts: a claim needs a seat", desk, "${A_SEAT_IS_FREE}", tests, claim),
  dropped("parts: a gate holds claims off", desk, "${GATE_IS_OPEN}", tests, claim),
  dropped(
    "parts: people who are served wait there",
    serving,
    "waiting >= :people",
    tests,
    'ConditionExpression: "waiting >= :people"',
  ),
  replaced(
    "parts: a desk gives back what parts have sold",
    leaving,
    "(taken >= :people OR attribute_exists(parts))",
    "taken >= :people",
    tests,
  ),
  replaced(
    "parts: people are removed for a reason of the desk",
    leaving,
    "? [proveGiven(sessionId, given)]",
    "? []",
    tests,
  ),
  replaced(
    "parts: people are served in the epoch that was seen",
    serving,
    "    rules.condition,\n    epoch.condition,",
    "    rules.condition,\n    `(attribute_not_exists(nowhere) OR ${epoch.condition})`,",
    tests,
  ),
  dropped(
    "parts: the mark stays while the line is open",
    mark,
    "attribute_not_exists(lineOpen)",
    tests,
    '    "attribute_not_exists(lineOpen)",',
  ),
  replaced(
    "parts: the mark stays in another epoch",
    mark,
    "[...isSettled, rules.condition, epoch.condition]",
    "[...isSettled, rules.condition, `(attribute_not_exists(nowhere) OR ${epoch.condition})`]",
    tests,
  ),
  replaced(
    "parts: a cancelled session is empty without what parts have sold",
    mark,
    " - seatsSoldByParts(ledger);",
    ";",
    tests,
  ),
  dropped("parts: the line opens in the epoch in which parts are full", line, "epoch = :epoch", tests, open),
  dropped("parts: the line opens once", line, "attribute_not_exists(lineOpen)", tests, open),
  dropped("parts: the line opens when the desk is full", line, "taken >= #capacity", tests, open),
  dropped("parts: the line closes when nobody waits", line, "waiting = :nobody", tests),
  replaced(
    "parts: a change of all items proves the epoch",
    epoch,
    "[heldEpoch(ledger.epoch).condition, ...(desk.conditions ?? [])]",
    "[`(attribute_not_exists(nowhere) OR ${heldEpoch(ledger.epoch).condition})`, ...(desk.conditions ?? [])]",
    tests,
  ),
  replaced(
    "parts: a change of the desk alone proves the epoch",
    epoch,
    "[heldEpoch(ledger.epoch).condition, ...conditions]",
    "[`(attribute_not_exists(nowhere) OR ${heldEpoch(ledger.epoch).condition})`, ...conditions]",
    tests,
  ),
  replaced("parts: each item gets the next epoch", epoch, "epoch = :nextEpoch", "epochs = :nextEpoch", tests),
  dropped(
    "parts: rules of one item are changed while it is one",
    rules,
    "attribute_not_exists(parts)",
    tests,
    '[...conditions, "attribute_not_exists(parts)"]',
  ),
  dropped("parts: the desk bears what it has not sold", capacity, "taken <= :share", tests),
  dropped(
    "parts: seats are called in as parts were seen",
    capacity,
    "taken = :taken",
    tests,
    '["taken = :taken"]',
  ),
  dropped("parts: a deal needs the capacity that was seen", shares, "#capacity = :seen", tests),
  dropped("parts: a deal gives what the desk has", shares, "taken <= :left", tests),
  dropped(
    "parts: a line is dealt where people wait",
    shares,
    "(waiting > :nobody OR attribute_exists(lineOpen))",
    tests,
  ),
  replaced(
    "parts: full parts are of this epoch",
    known,
    "if (part.epoch !== this.epoch) return;",
    "",
    knowing,
  ),
  replaced(
    "parts: a part that is full is remembered",
    known,
    "if (isFull(part)) this.#full.add(number)",
    "if (isFull(part)) this.#full.delete(number)",
    knowing,
  ),
  replaced(
    "parts: the line opens when the parts are full, and not the desk alone",
    known,
    "this.#isLineOpen || this.#full.size === this.#parts",
    "this.#isLineOpen || !this.hasSeatAtDesk",
    stories,
  ),
  replaced(
    "parts: a session is full when its parts are, and not the desk alone",
    known,
    "if (!this.areAllFull) return desk;",
    "if (this.epoch < 0) return desk;",
    stories,
  ),
  replaced(
    "parts: an older read changes nothing",
    memory,
    "known.epoch > epoch",
    "known.epoch === -epoch",
    knowing,
  ),
  replaced(
    "parts: a clock that is behind is known",
    clock,
    "+ this.#behindMs",
    "+ 0 * this.#behindMs",
    knowing,
  ),
  replaced(
    "parts: a newcomer who has seen a gate writes nothing",
    newcomers,
    "this.#ledgers.isHeldOff(sessionId, now)",
    'this.#ledgers.isHeldOff(sessionId, "~")',
    gated,
  ),
  replaced(
    "parts: a gate that was seen runs out",
    memory,
    '(this.#gates.get(sessionId) ?? "") > now',
    "this.#gates.has(sessionId)",
    knowing,
  ),
  replaced(
    "parts: a gate that was seen means nothing once there are parts",
    memory,
    "!this.#known.has(sessionId) && (",
    "(",
    knowing,
  ),
  replaced(
    "parts: a gate that has been opened is forgotten",
    memory,
    "else this.#gates.delete(sessionId);",
    "else this.#gates.get(sessionId);",
    knowing,
  ),
  replaced(
    "parts: the emptiest part is one of this epoch",
    known,
    "part.epoch === this.epoch && !this.#full",
    "!this.#full",
    knowing,
  ),
  replaced(
    "parts: nothing is added to a time that is later than everybody's",
    newcomers,
    "waitlistedAt > own ? waitlistedAt : own",
    "waitlistedAt > own ? known.joinsAt(part, waitlistedAt) : own",
    joining,
  ),
  replaced(
    "parts: a ledger keeps its mark until it is dealt",
    "functions/store/waitlist/sweep-book.ts",
    "!(dealing && isToBeDealt(ledger, now, division)) && ",
    "",
    ["test/store/waitlist/sweep-dealing.test.ts"],
  ),
  replaced(
    "parts: only the first attempt relies on the gate of another",
    planned,
    "!(attempts === 1 && hasClosedGate(planned.ledger, now))",
    "!hasClosedGate(planned.ledger, now)",
    gated,
  ),
  replaced(
    "parts: a gate of the desk says nothing of parts",
    planned,
    "items === undefined && gate > now",
    "gate > now",
    gated,
  ),
  replaced(
    "parts: a gate that has run out is closed again",
    planned,
    "items === undefined && gate > now",
    'items === undefined && gate !== ""',
    gated,
  ),
  replaced(
    "parts: a person who finds the line open at a part has met no conflict",
    lessons,
    'isJoining ? "conflict" : "change"',
    'known.isLineOpen ? "conflict" : "change"',
    ["test/store/seats/refused-at-part.test.ts"],
  ),
  replaced(
    "parts: a person who finds a gate closed waits",
    lessons,
    'return { kind: "gated" };',
    'return { kind: "conflict" };',
    ["test/store/seats/refused-at-part.test.ts"],
  ),
  replaced(
    "parts: people who wait at a part show that the line is open",
    known,
    "if ((part.waiting as number) > 0) this.openLine();",
    "",
    knowing,
  ),
  replaced(
    "parts: a line that was seen is of this epoch",
    looks,
    "desk?.epoch === known.epoch && desk.lineOpen === true",
    "desk?.lineOpen === true",
    ["test/store/seats/looks.test.ts"],
  ),
  replaced(
    "parts: people take seats at parts by the rules of the epoch",
    newcomers,
    "const mayTake = refusalOf(known.ledger, now) === null;",
    "const mayTake = !known.areAllFull;",
    stories,
  ),
  dropped(
    "parts: nobody waits at a part that is dealt seats",
    shares,
    "waiting = :nobody",
    tests,
    'NOBODY_WAITS: Clauses = { conditions: ["waiting = :nobody"]',
  ),
  dropped(
    "parts: nobody waits at a desk that deals",
    shares,
    "waiting = :nobody",
    tests,
    '["waiting = :nobody", "#capacity = :seen"',
  ),
  dropped(
    "parts: a deal without end needs that nobody waits at the desk",
    shares,
    "waiting = :nobody",
    tests,
    '["waiting = :nobody", "attribute_not_exists(#capacity)"]',
  ),
  dropped(
    "parts: a deal without end needs a session without capacity",
    shares,
    "attribute_not_exists(#capacity)",
    tests,
    '["waiting = :nobody", "attribute_not_exists(#capacity)"]',
  ),
  dropped("parts: a deal makes new parts", shares, "attribute_not_exists(PK)", tests),
  replaced(
    "parts: a capacity is a number and not a difference",
    capacity,
    "const share = capacity - seatsDealt(ledger);",
    "const share = (desk.capacity ?? 0) + capacity - ledger.capacity + 0 * seatsDealt(ledger);",
    tests,
  ),
  replaced(
    "parts: the consumer closes a line in which nobody waits",
    "functions/core/seats/ledger.ts",
    'return lineOpen ? { kind: "close-line", people: 0 } : null;',
    'return lineOpen && waiting > 0 ? { kind: "close-line", people: 0 } : null;',
    ["test/core/waitlist/waitlist-task.test.ts"],
  ),
  replaced(
    "parts: people are served only if the first look counted them",
    "functions/core/waitlist/next-on-waitlist.ts",
    "lastWaitlistedAt(firstLook.ledger, part)",
    "firstLook.ledger.lastWaitlistedAt",
    ["test/core/waitlist/next-on-waitlist.test.ts"],
  ),
];
