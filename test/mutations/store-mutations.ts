import { type Mutation, replaced } from "./mutation.ts";

const line = "functions/store/waitlist/waitlist-book.ts";
const carryingOut = "functions/store/programme/carry-out-import.ts";
const imports = "functions/store/programme/schedule-import.ts";
const eventReadings = "functions/store/programme/event-readings.ts";
const readOnce = "functions/store/dynamodb/read-once.ts";
const readings = ["test/store/programme/event-readings.test.ts"];
const position = ["test/store/waitlist/position.test.ts"];
const joining = ["test/store/seats/join-at-part.test.ts"];
const importing = ["test/store/programme/schedule-import.test.ts"];

/** A function that makes the same change of rules for any version. */
const unproven = (change: string) => `((...given) => {
  const { undivided, ...rest } = ${change}(...given);
  return { ...rest, undivided: { ...undivided, ConditionExpression: \`(attribute_not_exists(nowhere) OR \${undivided.ConditionExpression})\` } };
})`;

/** The same for a write of a programme. */
const unprovenProgramme = `((...given) => {
  const { programme, ...of } = changeProgramme(...given);
  return { ...of, programme: { ...programme, ConditionExpression: \`(attribute_not_exists(nowhere) OR \${programme.ConditionExpression})\` } };
})`;

/** What holds by the order of calls, or by what is made of their failures. */
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
  replaced("nudge-queue: a refused nudge fails", "functions/store/queues/queue.ts", "> 0)", "> 10)", [
    "test/store/waitlist/nudge-queue.test.ts",
  ]),
  replaced(
    "position: unknown while nobody can count",
    line,
    "if (isPassing(error)) return rsvp;",
    "",
    position,
  ),
  replaced(
    "position: unknown in a crowd, where nobody counts",
    line,
    "if (isUncounted || waitlistPosition !== null)",
    "if (waitlistPosition !== null)",
    position,
  ),
  replaced(
    "position: counted in a short line alone",
    "functions/store/parts/position.ts",
    "if (estimate >= SHORT_LINE) return null;",
    "",
    joining,
  ),
  replaced(
    "position: nobody waits for numbers that are only shown",
    "functions/store/dynamodb/batches.ts",
    "readItems({ ...table, patience: NO_PATIENCE }, keys, consistent)",
    "readItems(table, keys, consistent)",
    joining,
  ),
  replaced(
    "position: more than a thousand by the numbers of some parts",
    "functions/store/parts/position.ts",
    "if (estimate >= LONG_LINE)",
    "if (estimate >= 9 * LONG_LINE)",
    joining,
  ),
  replaced("position: other failures are thrown", line, "if (isPassing(error)) return", "return", position),
  replaced(
    "offers: end with the registration",
    "functions/core/seats/ledger.ts",
    "registrationClosesAt !== null && registrationClosesAt < lineClosesAt",
    "registrationClosesAt === lineClosesAt",
    ["test/core/waitlist/waitlist-task.test.ts", "test/store/waitlist/offers.test.ts"],
  ),
  replaced(
    "change: open offers end with their waitlist",
    "functions/core/programme/change-session.ts",
    "await book.shortenOffers(session);",
    "",
    ["test/store/programme/session-changes.test.ts"],
  ),
  replaced(
    "import: a session that others have changed is planned again",
    carryingOut,
    "plans === MAX_PLANS || refused.length === 0 ? [] : await planAgain(table, refused, run)",
    "[]",
    importing,
  ),
  replaced(
    "import: nothing begins without enough time",
    carryingOut,
    'run.hasTime() ? await attempt(group) : "left"',
    "await attempt(group)",
    ["test/store/programme/carry-out-import.test.ts"],
  ),
  replaced(
    "import: ledger and programme move together",
    carryingOut,
    "const { kind } = await settleWhole<Write | ProgrammeWrite>(table, writes, now, counted);",
    `let kind = "committed";
      for (const write of writes) ({ kind } = await settleWhole<Write | ProgrammeWrite>(table, [write], now, counted));`,
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
      unprovenProgramme,
    ],
    ["import: a change is planned from these rules", "changeRules", "(session.sessionId, seen.rules"],
    ["import: a withdrawal is planned from these rules", "changeRules", "(sessionId, versions.rules"],
  ].map(([name = "", write = "", from = "", mutant = unproven(write)]) =>
    replaced(name, imports, write + from, mutant + from, importing),
  ),
  ...["startsAt", "endsAt"].map((time) =>
    replaced(
      `import: the ledger moves with either, and not with ${time} alone`,
      imports,
      "TIME_FIELDS.some((time) => fields.includes(time))",
      `fields.includes("${time}")`,
      importing,
    ),
  ),
  replaced(
    "readings: every write of a programme is counted",
    "functions/store/programme/programme-writes.ts",
    "[...plain, countWrite(event)]",
    "plain",
    readings,
  ),
  replaced(
    "readings: an unchanged programme is kept",
    eventReadings,
    "known?.writes === writes &&",
    "known?.writes === -1 &&",
    readings,
  ),
  replaced(
    "readings: a programme is read after its writes were counted",
    eventReadings,
    "if (programmes.length > 0) putLatest(kept, eventId, { programmes, writes, readAt }",
    "const later = await countProgrammeWrites(table, eventId);\n    if (programmes.length > 0) putLatest(kept, eventId, { programmes, writes: later, readAt }",
    readings,
  ),
  replaced("readings: a running one serves all who ask meanwhile", readOnce, "!isOver ||", "", [
    "test/store/dynamodb/read-once.test.ts",
  ]),
  replaced("readings: a caller who wants a new one gets it", readOnce, "!anew &&", "", [
    "test/store/dynamodb/read-once.test.ts",
  ]),
];
