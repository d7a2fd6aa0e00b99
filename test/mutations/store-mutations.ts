import { type Mutation, replaced } from "./mutation.ts";

const line = "functions/store/line.ts";
const imports = "functions/store/carry-out-import.ts";
const position = ["test/store/position.test.ts"];
const importing = ["test/store/schedule-import.test.ts"];

/** What holds by the order of calls, or by what is made of their failures. */
export const storeMutations: readonly Mutation[] = [
  ...["sweep-book", "nudge-queue"].map((name) =>
    replaced(
      `${name}: one call that fails does not keep the others`,
      "functions/store/batches.ts",
      "stopOnError: false",
      "stopOnError: true",
      [`test/store/${name}.test.ts`],
    ),
  ),
  replaced("nudge-queue: what is not taken fails", "functions/store/nudge-queue.ts", "> 0)", "> 10)", [
    "test/store/nudge-queue.test.ts",
  ]),
  replaced(
    "position: unknown while nobody can count",
    line,
    "if (isPassing(error)) return rsvp;",
    "",
    position,
  ),
  replaced("position: of what does not pass", line, "if (isPassing(error)) return", "return", position),
  replaced(
    "offers: end with the registration",
    "functions/core/ledger.ts",
    "registrationClosesAt !== null && registrationClosesAt < lineClosesAt",
    "registrationClosesAt === lineClosesAt",
    ["test/core/line-task.test.ts", "test/store/offers.test.ts"],
  ),
  replaced(
    "change: open offers end with their line",
    "functions/store/session-changes.ts",
    "await shortenOffers(table, { ...session, rulesVersion: versionsIn(session.version).rules });",
    "",
    ["test/store/session-changes.test.ts"],
  ),
  replaced(
    "import: what others have changed is planned anew",
    imports,
    "plans === MAX_PLANS || refused.length === 0 ? [] : await planAgain(table, refused, run)",
    "[]",
    importing,
  ),
  replaced(
    "import: nothing begins without time",
    imports,
    'run.hasTime() ? await attempt(group) : "left"',
    "await attempt(group)",
    ["test/store/carry-out-import.test.ts"],
  ),
];
