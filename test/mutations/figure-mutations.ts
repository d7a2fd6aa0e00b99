// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { type Mutation, replaced } from "./mutation.ts";

const hours = "functions/store/figures/hours.ts";
const counting = "functions/store/figures/count-transitions.ts";
const known = "functions/core/figures/known-transitions.ts";
const batch = "functions/middleware/record-batch.ts";
const tests = ["test/store/figures/hours.test.ts", "test/simulation/histories/hourly-figures.test.ts"];

/** The counting has no condition: what makes it exact is in the names and in what is repeated. */
export const figureMutations: readonly Mutation[] = [
  replaced(
    "figures: each change of an RSVP has a name of its own",
    hours,
    'version === "rebuilt" ? "r" : version.toString(36)',
    '"r"',
    tests,
  ),
  replaced(
    "figures: the names of different people differ",
    hours,
    'createHash("sha256").update(rsvpId)',
    'createHash("sha256").update(rsvpId.slice(0, 8))',
    tests,
  ),
  replaced(
    "figures: an RSVP that moves to nobody counts nothing",
    "functions/store/notices/rsvp-changes.ts",
    " || isAnonymous(userIdOf(after))",
    "",
    tests,
  ),
  replaced(
    "figures: what is not counted comes again",
    counting,
    "uncounted.push(...ofItem.map(({ record }) => ({ record, error: error as Error })));",
    "void error;",
    tests,
  ),
  replaced(
    "figures: a batch is repeated from what is not counted",
    batch,
    "    failed.add(record);\n  }\n  const",
    "  }\n  const",
    ["test/middleware/record-batch.test.ts"],
  ),
  replaced(
    "figures: a repair leaves out what the stream may still tell",
    known,
    "Date.parse(at) < told",
    "Number.isFinite(told)",
    tests,
  ),
  replaced(
    "figures: a repair knows what is counted in another way",
    "functions/store/figures/rebuild.ts",
    "oneOf.some(",
    "oneOf.slice(0, 1).some(",
    tests,
  ),
];
