import { type Mutation, replaced } from "./mutation.ts";

const serve = "functions/core/waitlist/serve-waitlist.ts";
const next = "functions/core/waitlist/next-on-waitlist.ts";
const step = "functions/core/waitlist/waitlist-step.ts";
const sweep = "functions/core/waitlist/sweep-waitlists.ts";
const servingTests = [
  "test/core/waitlist/serve-waitlist.test.ts",
  "test/core/waitlist/next-on-waitlist.test.ts",
];
const sweepTests = ["test/core/waitlist/sweep-waitlists.test.ts"];

const serving = (name: string, original: string, mutant: string, file = serve): Mutation =>
  replaced(`serve: ${name}`, file, original, mutant, servingTests);

const sweeping = (name: string, original: string, mutant: string): Mutation =>
  replaced(`sweep: ${name}`, sweep, original, mutant, sweepTests);

const quietHours = "functions/core/waitlist/quiet-hours.ts";
const ending = "functions/core/notices/ending-offers.ts";
const dueTests = ["test/core/notices/due-notices.test.ts"];
const offering = (name: string, file: string, original: string, mutant: string): Mutation =>
  replaced(`quiet hours: ${name}`, file, original, mutant, ["test/core/waitlist/offer-window.test.ts"]);

const quietMutations: readonly Mutation[] = [
  offering(
    "an offer stands still only if time is left after them",
    "functions/core/seats/ledger.ts",
    "ends + shortestOfferMs(offerMinutes) <= closesMs",
    "ends <= closesMs",
  ),
  offering("an offer may end as they begin", quietHours, "end <= span.begins", "end < span.begins"),
  offering("a night in which the line closes stops nothing", quietHours, "|| !stops(span)", ""),
  replaced(
    "quiet hours: no reminder comes in them",
    ending,
    "begins <= nowMs && nowMs < ends",
    "begins > ends",
    dueTests,
  ),
  replaced(
    "quiet hours: a reminder comes before they end the offer",
    ending,
    "end - lead >= night.begins",
    "end < night.begins",
    dueTests,
  ),
  replaced(
    "quiet hours: a reminder counts running time",
    ending,
    "due -= ends - begins;",
    "due -= 0 * (ends - begins);",
    dueTests,
  ),
  replaced(
    "quiet hours: an offer made in them gets no reminder of a night in which it runs",
    ending,
    "|| due <= made ",
    "",
    dueTests,
  ),
  replaced(
    "quiet hours: the reminders of the coming night are looked for",
    ending,
    "MAX_ENDING_MS + 1",
    "MAX_ENDING_MS",
    dueTests,
  ),
  replaced(
    "quiet hours: an event that says nothing has them",
    "functions/store/programme/events.ts",
    "quietHours = DEFAULT_QUIET_HOURS",
    "quietHours = null",
    ["test/store/programme/events.test.ts"],
  ),
  replaced(
    "quiet hours: an event that is replaced keeps them",
    "functions/store/programme/events.ts",
    "const said = sayings(details);",
    "const said = { quietHours: null, ...sayings(details) };",
    ["test/store/programme/events.test.ts"],
  ),
];

/** Decisions of the consumer and the sweep. */
export const waitlistMutations: readonly Mutation[] = [
  serving("nobody is missing before", "waitlistedAt <= shownUntil(part)", 'waitlistedAt <= "9"', next),
  serving(
    "the last of the shown people counts",
    "waitlistedAt <= shownUntil(part)",
    "waitlistedAt < shownUntil(part)",
    next,
  ),
  serving("the index is waited for", "hasCaughtUp && last > longAgo", "last > longAgo", next),
  serving(
    "an offer is long enough",
    "if (people.length === 0 && isTooLateToOffer(waitlist, now))",
    "if (people.length === 0 && isTooLateToOffer(waitlist, now) && waitlist === null)",
    step,
  ),
  ...quietMutations,
  serving("nobody is served twice", 'attempt.kind === "committed" ||', "", next),
  serving(
    "waiting people go even if nobody with a seat is shown",
    "if (attendees.length > 0) return attendees;",
    'if (attendees.length > 0 || status === "OFFERED") return attendees;',
    next,
  ),
  serving(
    "a locked item is no step",
    'if (attempt.kind !== "unsettled") steps += 1;',
    'steps += 1;\n    if (attempt.kind !== "unsettled") continue;',
  ),
  serving("there is time for the write", "if (!ports.hasTime()) break;", ""),
  serving("the session still has started", "given: { lineClosesAt }", "given: {}", step),
  serving("the session is still cancelled", "given: { state }", "given: {}", step),
  sweeping(
    "one session does not block another",
    "failures.push(error);",
    "failures.push(error); throw error;",
  ),
  sweeping("refused offers are tried one by one", "if (size === 1) throw", "if (size > 0) throw"),
  sweeping(
    "a mark stays where offers were not shortened",
    "if (await tryTo(() => shortened, false)) {",
    "await attempt(() => shortened, false);\n    {",
  ),
  sweeping("a mark stays while the index may lag behind", " && hasBeenStill(ledger, readAt)", ""),
  sweeping("a mark stays until it is certain", "RULES_SETTLE_MS < Date", "RULES_SETTLE_MS <= Date"),
  sweeping(
    "the time of reading the rules counts",
    "hasBeenStill(ledger, readAt)",
    "hasBeenStill(ledger, ports.clock().toISOString())",
  ),
  replaced(
    "audit: another seat is another count",
    "functions/core/figures/audit-ledgers.ts",
    '["taken", "waiting", "freedAt", "rulesVersion", "epoch"]',
    '["taken", "waiting", "rulesVersion", "epoch"]',
    ["test/core/figures/audit-ledgers.test.ts"],
  ),
  replaced(
    "audit: other rules are another count",
    "functions/core/figures/audit-ledgers.ts",
    '["taken", "waiting", "freedAt", "rulesVersion", "epoch"]',
    '["taken", "waiting", "freedAt", "epoch"]',
    ["test/core/figures/audit-ledgers.test.ts"],
  ),
  replaced(
    "time to offer: it begins no earlier than the rules allow an offer",
    "functions/core/waitlist/waitlist-book.ts",
    "[ledger.freedAt, ledger.rulesChangedAt, waitlistedAt]",
    "[ledger.freedAt, waitlistedAt]",
    ["test/core/waitlist/waitlist-book.test.ts"],
  ),
];
