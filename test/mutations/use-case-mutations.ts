import { type Mutation, replaced } from "./mutation.ts";

const reserve = "functions/core/reserve-seat.ts";
const cancel = "functions/core/cancel-rsvp.ts";
const next = "functions/core/next-in-line.ts";
const sweep = "functions/core/sweep-lines.ts";

export const useCaseMutations: readonly Mutation[] = [
  replaced(
    "reserve: the allowance comes first",
    reserve,
    "if (!allowed.granted)",
    "if (!allowed.granted && ports === undefined)",
    ["test/core/reserve-seat.test.ts"],
  ),
  replaced("reserve: whoever joins nudges", reserve, "await ports.nudge(rsvp.sessionId);", "", [
    "test/core/join-line.test.ts",
  ]),
  replaced("cancel: who frees a place nudges", cancel, "await ports.nudge(rsvp.sessionId);", "", [
    "test/core/cancel-rsvp.test.ts",
  ]),
  replaced("serve: nobody is missing before", next, "waitlistedAt <= settled", 'waitlistedAt <= "9"', [
    "test/core/serve-line.test.ts",
  ]),
  replaced("serve: whom the index shows still", next, 'attempt.kind === "committed" ||', "", [
    "test/core/serve-line.test.ts",
  ]),
  replaced(
    "sweep: one session holds no other up",
    sweep,
    "failures.push(error);",
    "failures.push(error); throw error;",
    ["test/core/sweep-lines.test.ts"],
  ),
];
