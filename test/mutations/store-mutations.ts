import { type Mutation, replaced } from "./mutation.ts";

const line = "functions/store/waitlist/line.ts";
const carryingOut = "functions/store/programme/carry-out-import.ts";
const imports = "functions/store/programme/schedule-import.ts";
const position = ["test/store/waitlist/position.test.ts"];
const importing = ["test/store/programme/schedule-import.test.ts"];

/** A function that makes the same write for any version. */
const unproven = (write: string) =>
  `((...given) => ({ ...${write}(...given), ConditionExpression: \`(attribute_not_exists(nowhere) OR \${${write}(...given).ConditionExpression})\` }))`;

/** These depend on the order of calls or on how their failures are handled. */
export const storeMutations: readonly Mutation[] = [
  ...["sweep-book", "nudge-queue"].map((name) =>
    replaced(
      `${name}: one call that fails does not keep the others`,
      "functions/store/dynamodb/batches.ts",
      "stopOnError: false",
      "stopOnError: true",
      [`test/store/waitlist/${name}.test.ts`],
    ),
  ),
  replaced(
    "nudge-queue: what is not taken fails",
    "functions/store/waitlist/nudge-queue.ts",
    "> 0)",
    "> 10)",
    ["test/store/waitlist/nudge-queue.test.ts"],
  ),
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
    "functions/core/seats/ledger.ts",
    "registrationClosesAt !== null && registrationClosesAt < lineClosesAt",
    "registrationClosesAt === lineClosesAt",
    ["test/core/waitlist/line-task.test.ts", "test/store/waitlist/offers.test.ts"],
  ),
  replaced(
    "change: open offers end with their line",
    "functions/core/programme/change-session.ts",
    "await book.shortenOffers(session);",
    "",
    ["test/store/programme/session-changes.test.ts"],
  ),
  replaced(
    "import: what others have changed is planned anew",
    carryingOut,
    "plans === MAX_PLANS || refused.length === 0 ? [] : await planAgain(table, refused, run)",
    "[]",
    importing,
  ),
  replaced(
    "import: nothing begins without time",
    carryingOut,
    'run.hasTime() ? await attempt(group) : "left"',
    "await attempt(group)",
    ["test/store/programme/carry-out-import.test.ts"],
  ),
  replaced(
    "import: line and programme move together",
    carryingOut,
    `const { kind } = await settle(
        table,
        group.flatMap((step) => writesOf(step, run.draft, now)),
      );`,
    `let kind = "committed";
      for (const write of group.flatMap((step) => writesOf(step, run.draft, now)))
        ({ kind } = await settle(table, [write]));`,
    importing,
  ),
  replaced(
    "import: what the schedule has not changed stays",
    imports,
    "[rules, programmeChange(changed, now)]",
    "[...(hasNewRules(changed) ? [rules] : []), programmeChange(changed, now)]",
    importing,
  ),
  ...[
    [
      "import: a change is planned from this programme",
      "changeProgramme",
      "(session.sessionId, seen.programme",
    ],
    ["import: a change is planned from these rules", "changeLedger", "(session.sessionId, seen.rules"],
    ["import: a withdrawal is planned from these rules", "changeLedger", "(sessionId, versions.rules"],
  ].map(([name = "", write = "", from = ""]) =>
    replaced(name, imports, write + from, unproven(write) + from, importing),
  ),
  ...["startsAt", "endsAt"].map((time) =>
    replaced(
      `import: the line moves with either, and not with ${time} alone`,
      imports,
      "TIMES.some((time) => fields.includes(time))",
      `fields.includes("${time}")`,
      importing,
    ),
  ),
];
