/** A condition to take away, and the tests of which one must then fail. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly original: string;
  readonly mutant: string;
  readonly tests: readonly string[];
}

const seatBook = ["test/store/seat-book.test.ts"];
const rateWindow = ["test/store/rate-window.test.ts"];
const ledger = "functions/store/ledger.ts";
const rsvp = "functions/store/rsvp.ts";
const window = "functions/store/rate-window.ts";
const useCase = "functions/core/reserve-seat.ts";

const without = (
  name: string,
  file: string,
  original: string,
  mutant: string,
  tests: readonly string[],
): Mutation => ({
  name,
  file,
  original,
  mutant,
  tests,
});

export const mutations: readonly Mutation[] = [
  without(
    "ledger: the session is open",
    ledger,
    '"#state = :open",',
    '"(attribute_not_exists(nowhere) OR #state = :open)",',
    seatBook,
  ),
  without(
    "ledger: registration has opened",
    ledger,
    "(attribute_not_exists(registrationOpensAt) OR registrationOpensAt <= :now)",
    "(attribute_not_exists(nowhere) OR nowhere = :now)",
    seatBook,
  ),
  without(
    "ledger: registration has not closed",
    ledger,
    "(attribute_not_exists(registrationClosesAt) OR registrationClosesAt > :now)",
    "(attribute_not_exists(nowhere) OR nowhere = :now)",
    seatBook,
  ),
  without(
    "ledger: nobody waits",
    ledger,
    "(waiting = :zero OR lineClosesAt <= :now)",
    ":zero = :zero",
    seatBook,
  ),
  without(
    "ledger: the line has closed",
    ledger,
    "waiting = :zero OR lineClosesAt <= :now",
    "waiting = :zero",
    seatBook,
  ),
  without(
    "ledger: a place is free",
    ledger,
    "(attribute_not_exists(#capacity) OR taken < #capacity)",
    "(attribute_not_exists(nowhere) OR nowhere < #capacity)",
    seatBook,
  ),
  without(
    "ledger: no capacity is unlimited",
    ledger,
    "(attribute_not_exists(#capacity) OR taken < #capacity)",
    "taken < #capacity",
    seatBook,
  ),
  without(
    "ledger: a place to give back",
    ledger,
    '"taken > :zero"',
    '"attribute_not_exists(nowhere) OR nowhere = :zero"',
    seatBook,
  ),
  without(
    "rsvp: there is none yet",
    rsvp,
    'ConditionExpression: "attribute_not_exists(PK)"',
    'ConditionExpression: "attribute_not_exists(nowhere)"',
    seatBook,
  ),
  without(
    "rsvp: what is reactivated is what was found",
    rsvp,
    'ConditionExpression: "changedBy = :found"',
    'ConditionExpression: "attribute_not_exists(nowhere) OR nowhere = :found"',
    seatBook,
  ),
  without(
    "rsvp: rsvpAt survives",
    rsvp,
    "rsvpAt = if_not_exists(rsvpAt, :rsvpAt)",
    "rsvpAt = :rsvpAt",
    seatBook,
  ),
  without(
    "rsvp: what is cancelled is confirmed",
    rsvp,
    'ConditionExpression: "#status = :confirmed"',
    'ConditionExpression: "attribute_not_exists(nowhere) OR nowhere = :confirmed"',
    seatBook,
  ),
  without(
    "rate window: the oldest call has left the period",
    window,
    "(attribute_not_exists(h0) OR h0 <= :horizon)",
    "(attribute_not_exists(nowhere) OR nowhere = :horizon)",
    rateWindow,
  ),
  without(
    "rate window: a repeated call counts once",
    window,
    "(attribute_not_exists(lastRequest) OR lastRequest <> :request)",
    "(attribute_not_exists(nowhere) OR nowhere = :request)",
    rateWindow,
  ),
  without(
    "reserve: the allowance comes first",
    useCase,
    "if (!allowed.granted)",
    "if (!allowed.granted && ports === undefined)",
    ["test/core/reserve-seat.test.ts"],
  ),
];
