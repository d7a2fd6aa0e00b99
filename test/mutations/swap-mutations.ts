// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { type Mutation, replaced } from "./mutation.ts";

const core = "functions/core/seats/swap.ts";
const store = "functions/store/seats/swap.ts";
const tests = ["test/store/seats/swap.test.ts"];
const pure = ["test/core/seats/swap.test.ts"];

export const swapMutations: readonly Mutation[] = [
  replaced(
    "swap: nothing is taken without something to give up",
    core,
    "swapFor !== undefined && givesUp === undefined",
    "false",
    pure,
  ),
  replaced(
    "swap: what has ended is not given up again",
    core,
    "found !== null && holds(found)",
    "found !== null",
    pure,
  ),
  replaced("swap: a freed seat is passed on", core, "await nudge(givesUp.rsvp.sessionId);", "", pure),
  replaced(
    "swap: leaving a waitlist frees no seat",
    core,
    ' || givesUp.rsvp.status === "WAITLISTED"',
    "",
    pure,
  ),
  replaced(
    "swap: what is given up is as it was found",
    store,
    "rsvp: [cancelFoundRsvp({ sessionId, reason, requestId, now }, givesUp)],",
    "rsvp: [cancelFoundRsvp({ sessionId, reason, requestId, now }, givesUp)].map((write) => ({ ...write, ConditionExpression: `(attribute_not_exists(nowhere) OR ${write.ConditionExpression})` })),",
    tests,
  ),
  replaced("swap: the other one is given up", store, "    ...swap.rsvp,\n", "", tests),
  replaced("swap: the other ledger counts the person out", store, "    ...swap.ledger,\n", "", tests),
  replaced(
    "swap: the seat that is kept is proved",
    store,
    "rsvp: prove(rsvpKey(userId, sessionId), asFound(kept)),",
    'rsvp: { ...prove(rsvpKey(userId, sessionId), asFound(kept)), ConditionExpression: "(attribute_not_exists(nowhere) OR #version = :seenVersion)" },',
    tests,
  ),
  replaced(
    "swap: joining a waitlist gives nothing up",
    "functions/store/seats/seat-book.ts",
    'kind === "join" ? { requestId } : request',
    "request",
    tests,
  ),
];
