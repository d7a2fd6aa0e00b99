// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { type Mutation, replaced } from "./mutation.ts";

const cancellation = "functions/store/seats/rsvp-cancellation.ts";
const rules = "functions/store/ledger/rules.ts";
const capacity = "functions/store/ledger/capacity.ts";
const line = "functions/store/ledger/line.ts";
const newcomers = "functions/store/parts/newcomers.ts";
const lessons = "functions/store/parts/lessons.ts";
const tests = ["ledger-parts", "ledger-parts-rules"].map((name) => `test/store/seats/${name}.test.ts`);

/** Faults of the protocol that are more than a condition left out. Only the simulation must find them. */
export const plantedFaults: readonly Mutation[] = [
  replaced(
    "fault: leaving asks for the status, not whether it is the same RSVP still",
    cancellation,
    "cancel(cancellation, found.rsvp.userId, asFound(found));",
    'cancel(cancellation, found.rsvp.userId, { condition: "#status = :held", names: {}, values: { ":held": found.rsvp.status } });',
    tests,
  ),
  replaced(
    "fault: new rules leave the epoch alone",
    rules,
    "if (capacity === undefined) return nextEpoch(ledger, desk, () => ({}));",
    "if (capacity === undefined) return [sameEpoch(ledger, desk)];",
    tests,
  ),
  replaced(
    "fault: the desk bears what it has sold already",
    capacity,
    '  if (desk.taken > share) return null;\n  return {\n    sets: ["#capacity = :share", "takenAtCapacityChange = taken + :sold"],\n    conditions: ["taken <= :share"],',
    '  return {\n    sets: ["#capacity = :share", "takenAtCapacityChange = taken + :sold"],\n    conditions: ["(attribute_not_exists(nowhere) OR taken <= :share)"],',
    tests,
  ),
  replaced(
    "fault: closing the line leaves the epoch alone",
    line,
    'return nextEpoch(ledger, { ...nobodyWaits, removes: ["lineOpen"] }, () => nobodyWaits);',
    'return nextEpoch(ledger, { ...nobodyWaits, removes: ["lineOpen"] }, () => nobodyWaits).map((write) => ({\n    ...write,\n    ExpressionAttributeValues: { ...write.ExpressionAttributeValues, ":nextEpoch": ledger.epoch },\n  }));',
    tests,
  ),
  replaced(
    "fault: the line is opened when the desk is full, whatever the parts have",
    newcomers,
    "const mayTake = refusalOf(known.ledger, now) === null;",
    'if (!known.hasSeatAtDesk && !known.isLineOpen && request.ifFull === "WAITLIST") await this.#openLine(known, now);\n    const mayTake = refusalOf(known.ledger, now) === null;',
    tests,
  ),
  replaced(
    "fault: the desk alone says that the session is full",
    lessons,
    'if (refusalOf(known.ledger, now)?.kind !== "session-full")',
    'if (!known.hasSeatAtDesk) return { kind: "ledger", ledger: toLedger({ ...desk, dealt: 0 }) };\n    if (refusalOf(known.ledger, now)?.kind !== "session-full")',
    tests,
  ),
  replaced(
    "fault: people join at a part even if the line could not be opened",
    newcomers,
    "(known.isLineOpen || (await this.#openLine(known, now)))",
    "(known.isLineOpen || (await this.#openLine(known, now).then(() => true)))",
    tests,
  ),
  replaced(
    "fault: a seat goes back to the part that sold it",
    "functions/store/ledger/leaving.ts",
    "    const all = [...people.values()].reduce((sum, number) => sum + number, 0);\n    return [freeSeats(sessionId, all, freed, given)];",
    "    return [...people].map(([part, number]) => ({ ...freeSeats(sessionId, number, freed, given), Key: ledgerItemKey(sessionId, part) }));",
    tests,
  ),
  replaced(
    "fault: nobody closes a line",
    line,
    "if (!ledger.lineOpen || ledger.waiting > 0) return null;",
    "if (!ledger.lineOpen || ledger.waiting >= 0) return null;",
    tests,
  ),
];
