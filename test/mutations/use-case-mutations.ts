import { type Mutation, replaced } from "./mutation.ts";

const reserve = "functions/core/reserve-seat.ts";
const cancel = "functions/core/cancel-rsvp.ts";

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
  replaced(
    "reserve: an expired offer of an open line stays one",
    reserve,
    "ledger === null || ledger.lineClosesAt > now",
    "ledger === null",
    ["test/core/ask-again.test.ts"],
  ),
  replaced(
    "reserve: an expired offer of a closed line is ended",
    reserve,
    "await ports.seats.expireOffer(request, now);",
    "",
    ["test/store/offers.test.ts"],
  ),
];
