import { type Mutation, replaced } from "./mutation.ts";

const reserve = "functions/core/seats/reserve-seat.ts";
const next = "functions/core/seats/next-attempt.ts";
const cancel = "functions/core/seats/cancel-rsvp.ts";

export const useCaseMutations: readonly Mutation[] = [
  replaced(
    "reserve: the allowance comes first",
    reserve,
    "if (!allowed.granted)",
    "if (!allowed.granted && ports === undefined)",
    ["test/core/seats/reserve-seat.test.ts"],
  ),
  replaced("reserve: joining nudges", reserve, "await ports.nudge(rsvp.sessionId);", "", [
    "test/core/seats/join-waitlist.test.ts",
  ]),
  replaced("cancel: freeing a seat nudges", cancel, "await ports.nudge(request.sessionId);", "", [
    "test/core/seats/cancel-rsvp.test.ts",
  ]),
  replaced("cancel: only what the person has seen", cancel, "expected.includes(String(version))", "true", [
    "test/core/seats/cancel-rsvp.test.ts",
    "test/store/seats/seat-book.test.ts",
  ]),
  replaced(
    "reserve: an expired offer that others wait for stays one",
    next,
    'if (request.ifFull === "REJECT" || !refusal.waitlistOpen)',
    "if (!refusal.waitlistOpen)",
    ["test/core/seats/ask-again.test.ts"],
  ),
  replaced(
    "reserve: the seat of an expired offer counts as free",
    next,
    "taken: ledger.taken - 1",
    "taken: ledger.taken",
    ["test/core/seats/ask-again.test.ts"],
  ),
  replaced(
    "reserve: an expired offer that nobody waits for is ended",
    next,
    "await seats.expireOffer(request, offer, now);",
    "",
    ["test/store/waitlist/offers.test.ts"],
  ),
  replaced(
    "accept: each attempt uses its own time",
    "functions/core/waitlist/accept-offer.ts",
    "  for (let found = known; ; ) {\n    const now = ports.clock();",
    "  const now = ports.clock();\n  for (let found = known; ; ) {",
    ["test/core/waitlist/accept-offer.test.ts"],
  ),
];
