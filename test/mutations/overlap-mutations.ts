// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const seats = "functions/store/seats/seat-book.ts";
const waitlist = "functions/store/waitlist/waitlist-book.ts";
const day = "functions/store/overlaps/day.ts";
const days = "functions/store/overlaps/day-book.ts";
const person = "functions/core/overlaps/persons-day.ts";
const tests = ["test/store/overlaps/blocked-overlaps.test.ts"];
const imports = ["test/store/programme/carry-out-import.test.ts"];

export const overlapMutations: readonly Mutation[] = [
  replaced(
    "overlaps: a seat of the desk proves that the event does not block",
    seats,
    "way.writes.map(unlessBlocking)",
    "way.writes",
    tests,
  ),
  replaced(
    "overlaps: the epoch of a part proves that the event does not block",
    seats,
    "if (known?.blocks) return",
    "if (known?.blocks && now === '') return",
    tests,
  ),
  replaced(
    "overlaps: a remembered ledger answers nothing",
    seats,
    'if (known?.blocks) return { kind: "blocked" };',
    'if (known?.blocks) return { kind: "refused", found: null, ledger: { agreed: false, ledger: known } };',
    tests,
  ),
  replaced(
    "overlaps: accepting proves that the event does not block",
    seats,
    "unlessBlocking(takesPlace)",
    "takesPlace",
    tests,
  ),
  replaced(
    "overlaps: a confirmation from the waitlist proves that the event does not block",
    waitlist,
    "isUnproved(offer) ? unlessBlocking(desk) : desk",
    "desk",
    tests,
  ),
  replaced(
    "overlaps: a confirmation from the waitlist proves the day",
    "functions/store/waitlist/person-seen.ts",
    "rsvps: gainSeat(proof.day, sessionId)",
    "rsvps: []",
    tests,
  ),
  replaced("overlaps: accepting proves the day", seats, "          ...day,\n", "", tests),
  dropped("overlaps: the day's first seat", day, "attribute_not_exists(version)", tests),
  dropped("overlaps: the day is the one that was read", day, "version = :seen", tests),
  replaced(
    "overlaps: the seat that was gained last is as it was found",
    day,
    ".map((seen) => proveSeen(userId, seen))",
    ".flatMap(() => [])",
    tests,
  ),
  replaced(
    "overlaps: the day is read before the seats",
    days,
    "const { rsvps, held } = await readDay(table, wanted);",
    "const { rsvps, held } = await readDay(table, wanted);\n    Object.assign(day, await findDay(table, wanted.userId, eventId));",
    tests,
  ),
  replaced(
    "overlaps: a refusal is true now",
    person,
    "if (ledger?.blocks) return",
    "if (ledger !== null) return",
    tests,
  ),
  replaced(
    "overlaps: a change is checked after the marks",
    "functions/core/programme/save-event.ts",
    "if (differingMarks(next, marks) === null) break;",
    "if (next !== null) break;",
    tests,
  ),
  replaced(
    "overlaps: a session that is added has the marks of its event",
    "functions/core/programme/create-session.ts",
    "if (marks !== null) await",
    "if (marks !== null && event === now) await",
    tests,
  ),
  replaced(
    "overlaps: a session that is imported has the marks of its event",
    "functions/store/programme/schedule-import.ts",
    "...asNewRules(marks)",
    "",
    imports,
  ),
];
