// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const tests = ["test/scenarios/odd-seeds.test.ts", "test/scenarios/even-seeds.test.ts"];
const offer = "functions/store/seats/rsvp-offer.ts";
const expressions = "functions/store/seats/rsvp-expressions.ts";
const next = "functions/core/waitlist/next-on-waitlist.ts";
const sweep = "functions/core/waitlist/sweep-waitlists.ts";

/** The seeded scenarios must find these; each can lose, double or misplace a seat. */
export const scenarioMutations: readonly Mutation[] = [
  replaced(
    "scenarios: the sweep nudges",
    sweep,
    "await ports.nudgeAll(",
    "await (async (_: unknown) => {})(",
    tests,
  ),
  replaced(
    "scenarios: the sweep expires",
    sweep,
    "dueOffers(ports.clock().toISOString())",
    'dueOffers("")',
    tests,
  ),
  replaced(
    "scenarios: the mark stays until the index shows every offer by earlier rules",
    sweep,
    " && hasBeenStill(ledger, readAt)",
    "",
    tests,
  ),
  dropped(
    "scenarios: a person who is served has waited since then",
    offer,
    "waitlistedAt = :waitlistedAt",
    tests,
  ),
  dropped("scenarios: a person who is served waits", offer, "#status = :waitlisted", tests),
  replaced(
    "scenarios: the waitlist is in order",
    next,
    "waitlistedAt <= shownUntil(part)",
    'waitlistedAt <= "9"',
    tests,
  ),
  replaced(
    "scenarios: newcomers stay behind the waitlist",
    "functions/store/ledger/desk.ts",
    "((waiting = :zero AND attribute_not_exists(lineOpen)) OR",
    "((waiting >= :zero AND attribute_not_exists(lineOpen)) OR",
    tests,
  ),
  replaced(
    "scenarios: what is replaced is what was found",
    expressions,
    'heldVersion("version", version)',
    '({ ...heldVersion("version", version), condition: `(attribute_not_exists(nowhere) OR ${heldVersion("version", version).condition})` })',
    tests,
  ),
  replaced(
    "scenarios: an attempt that is sent again keeps its token",
    "functions/store/dynamodb/transact.ts",
    "await sendUntilKnown(() => table.client.send(command), table.patience());",
    "await sendUntilKnown(() => table.client.send(new TransactWriteCommand({ ...command.input, ClientRequestToken: randomUUID() })), table.patience());",
    tests,
  ),
  dropped(
    "scenarios: nobody is confirmed in a cancelled session",
    "functions/store/ledger/desk.ts",
    "#state <> :cancelled",
    tests,
    '"#state <> :cancelled"',
  ),
];
