// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const stories = ["test/simulation/histories/standby-stories.test.ts"];
const rules = ["test/core/standby/standby.test.ts"];
const seating = "functions/store/standby/seat-at-door.ts";

/** Each condition of the writes of standing by, and each rule of the door. */
export const standbyMutations: readonly Mutation[] = [
  replaced(
    "standby: a person who has just come in is released",
    "functions/store/seats/rsvp-cancellation.ts",
    '? "attribute_exists(checkedInAt)" : "attribute_not_exists(checkedInAt)"',
    '? "attribute_exists(checkedInAt)" : "attribute_exists(PK)"',
    stories,
  ),
  replaced(
    "standby: a person is released who came in without a seat and has got one since",
    "functions/store/standby/standby-book.ts",
    "!inside.has(userId)",
    "userId !== undefined",
    stories,
  ),
  dropped(
    "standby: the last seat goes to two people",
    "functions/store/ledger/door.ts",
    "taken <= :room",
    stories,
  ),
  dropped("standby: a person is admitted twice", seating, "#status = :waitlisted", stories),
  replaced(
    "standby: a person gets a seat back twice",
    seating,
    'heldVersion("version", guest.rsvp?.version ?? 0)',
    '({ ...heldVersion("version", guest.rsvp?.version ?? 0), condition: "#version > :seenVersion OR #version <= :seenVersion" })',
    stories,
  ),
  replaced(
    "standby: two doors that call at the same time lower the number",
    "functions/store/standby/desk.ts",
    "`(attribute_not_exists(${count}) OR ${count} = :seen)` : `${count} = :seen`",
    "`(attribute_not_exists(${count}) OR ${count} >= :seen)` : `${count} >= :seen`",
    stories,
  ),
  replaced(
    "standby: a person gets another number",
    "functions/store/standby/standby-rsvp.ts",
    " AND attribute_not_exists(standbyNumber)",
    "",
    stories,
  ),
  replaced(
    "standby: numbers are given before everybody is shown",
    "functions/core/standby/serve-standby.ts",
    "if (line.length < seen.waiting) return",
    "if (line.length < 0) return",
    rules,
  ),
  replaced(
    "standby: a silent device holds nobody back",
    "functions/core/standby/standby.ts",
    "ms > SILENT_AFTER_MS && ms <= FORGOTTEN_AFTER_MS",
    "ms > FORGOTTEN_AFTER_MS && ms <= SILENT_AFTER_MS",
    rules,
  ),
];
