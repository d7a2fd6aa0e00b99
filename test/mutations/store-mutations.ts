import { type Mutation, replaced } from "./mutation.ts";

const line = "functions/store/line.ts";
const imports = "functions/store/schedule-import.ts";
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
    "import: line and programme move together",
    imports,
    "return (await settle(table, [rules, programmeChange(changed, now)])).kind;",
    'for (const one of [rules, programmeChange(changed, now)]) await updateItem(table, one); return "committed";',
    importing,
  ),
  replaced(
    "import: what the schedule has not changed stays",
    imports,
    "fields.includes(field) || (hasNewTimes(changed)",
    "fields.length > 0 || (hasNewTimes(changed)",
    importing,
  ),
  replaced(
    "import: start and end move together",
    imports,
    "|| (hasNewTimes(changed) && TIMES.includes(field))",
    "",
    importing,
  ),
  replaced(
    "import: the line moves with either",
    imports,
    "TIMES.some((time) => fields.includes(time))",
    'fields.includes("startsAt")',
    importing,
  ),
];
