import { type Mutation, replaced } from "./mutation.ts";

const serve = "functions/core/waitlist/serve-waitlist.ts";
const next = "functions/core/waitlist/next-on-waitlist.ts";
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
    "isTooLateToOffer(waitlist, now))) {",
    "isTooLateToOffer(waitlist, now) && waitlist === null)) {",
  ),
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
  serving("the session still has started", "given: { lineClosesAt }", "given: {}"),
  serving("the session is still cancelled", "given: { state }", "given: {}"),
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
  sweeping(
    "a mark stays while the index may lag behind",
    "isSettled(ledger) && hasBeenStill(ledger, readAt)",
    "isSettled(ledger)",
  ),
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
