import { type Mutation, replaced } from "./mutation.ts";

const serve = "functions/core/waitlist/serve-line.ts";
const next = "functions/core/waitlist/next-in-line.ts";
const sweep = "functions/core/waitlist/sweep-lines.ts";
const servingTests = ["test/core/waitlist/serve-line.test.ts", "test/core/waitlist/next-in-line.test.ts"];
const sweepTests = ["test/core/waitlist/sweep-lines.test.ts"];

const serving = (name: string, original: string, mutant: string, file = serve): Mutation =>
  replaced(`serve: ${name}`, file, original, mutant, servingTests);

const sweeping = (name: string, original: string, mutant: string): Mutation =>
  replaced(`sweep: ${name}`, sweep, original, mutant, sweepTests);

/** Decisions of the consumer and the sweep. */
export const lineMutations: readonly Mutation[] = [
  serving("nobody is missing before", "waitlistedAt <= shownUntil", 'waitlistedAt <= "9"', next),
  serving(
    "the last of those who are shown counts",
    "waitlistedAt <= shownUntil",
    "waitlistedAt < shownUntil",
    next,
  ),
  serving("the index is waited for", "hasCaughtUp && last > longAgo", "last > longAgo", next),
  serving(
    "an offer is of use",
    "isTooLateToOffer(line, now)) {",
    "isTooLateToOffer(line, now) && line === null) {",
  ),
  serving("whom the index shows still", 'attempt.kind === "committed" ||', "", next),
  serving(
    "those in line go though nobody with a place is shown",
    "if (attendees.length > 0) return attendees;",
    'if (attendees.length > 0 || status === "OFFERED") return attendees;',
    next,
  ),
  serving(
    "what is held by others is no step",
    'if (attempt.kind !== "unsettled") steps += 1;',
    'steps += 1;\n    if (attempt.kind !== "unsettled") continue;',
  ),
  serving("there is time for the write", "if (!ports.hasTime()) break;", ""),
  serving("the session has started still", "given: { lineClosesAt }", "given: {}"),
  serving("the session is cancelled still", "given: { state }", "given: {}"),
  sweeping("one session holds no other up", "failures.push(error);", "failures.push(error); throw error;"),
  sweeping("what the ledger keeps is tried one by one", "if (size === 1) throw", "if (size > 0) throw"),
  sweeping(
    "a mark stays where offers were not shortened",
    "if (await attempt(() => shortened, false)) {",
    "await attempt(() => shortened, false);\n    {",
  ),
  sweeping(
    "a mark stays while the index may lag behind",
    "isSettled(ledger) && hasBeenStill(ledger, readAt)",
    "isSettled(ledger)",
  ),
  sweeping("a mark stays until it is certain", "RULES_SETTLE_MS < Date", "RULES_SETTLE_MS <= Date"),
  sweeping(
    "rules are read later than it says",
    "hasBeenStill(ledger, readAt)",
    "hasBeenStill(ledger, ports.clock().toISOString())",
  ),
  replaced(
    "audit: another place is another count",
    "functions/core/figures/audit-ledgers.ts",
    '["taken", "waiting", "freedAt", "rulesVersion"]',
    '["taken", "waiting", "rulesVersion"]',
    ["test/core/figures/audit-ledgers.test.ts"],
  ),
  replaced(
    "audit: other rules are another count",
    "functions/core/figures/audit-ledgers.ts",
    '["taken", "waiting", "freedAt", "rulesVersion"]',
    '["taken", "waiting", "freedAt"]',
    ["test/core/figures/audit-ledgers.test.ts"],
  ),
  replaced(
    "offer: what the rules let be offered was not there before them",
    "functions/core/waitlist/line-book.ts",
    "[ledger.freedAt, ledger.rulesChangedAt, waitlistedAt]",
    "[ledger.freedAt, waitlistedAt]",
    ["test/core/waitlist/line-book.test.ts"],
  ),
];
