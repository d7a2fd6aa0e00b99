// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const adding = ["test/store/roster/adding.test.ts"];
const ledger = ["test/store/roster/ledger-by-hand.test.ts"];
const outOfTurn = ["test/store/roster/out-of-turn.test.ts"];
const claiming = ["test/store/roster/claiming.test.ts"];
const blocking = ["test/store/roster/blocked-by-hand.test.ts"];
const byHand = "functions/store/ledger/by-hand.ts";
const book = "functions/store/roster/adding-book.ts";
const claimBook = "functions/store/account/claim-book.ts";
const useCase = "functions/core/roster/add-attendee.ts";
const offering = "functions/core/roster/offer-out-of-turn.ts";

const TAKE = "ConditionExpression: `${MAY_ADD} AND ((waiting";
const JOIN = "ConditionExpression: `${MAY_ADD} AND ${WAITLIST_IS_OPEN}";
const RAISE = "ConditionExpression: [MAY_ADD, ...conditions]";

/** What an organizer's hands could break without one of their conditions. */
export const rosterMutations: readonly Mutation[] = [
  replaced(
    "roster: a seat in a cancelled session is taken",
    byHand,
    TAKE,
    TAKE.replace("${MAY_ADD} AND ", "NOT #state = :cancelled OR "),
    ledger,
  ),
  replaced(
    "roster: a seat of those who wait is taken",
    byHand,
    "((waiting = :zero AND attribute_not_exists(lineOpen)) OR ${WAITLIST_HAS_CLOSED}) AND ${A_SEAT_IS_FREE}`",
    "(waiting >= :zero OR ${WAITLIST_HAS_CLOSED}) AND ${A_SEAT_IS_FREE}`",
    ledger,
  ),
  replaced(
    "roster: a seat above the capacity is taken",
    byHand,
    "OR ${WAITLIST_HAS_CLOSED}) AND ${A_SEAT_IS_FREE}`",
    "OR ${WAITLIST_HAS_CLOSED}) AND (${A_SEAT_IS_FREE} OR taken > :zero)`",
    ledger,
  ),
  dropped("roster: people join a waitlist that has closed", byHand, "${WAITLIST_IS_OPEN}", ledger, JOIN),
  dropped(
    "roster: people wait beside a free seat",
    byHand,
    "(waiting > :zero OR taken >= #capacity)",
    ledger,
  ),
  dropped(
    "roster: people wait at a divided desk",
    byHand,
    "attribute_not_exists(parts)",
    ledger,
    "attribute_not_exists(parts) AND ${IS_LAST_TO_JOIN}",
  ),
  dropped(
    "roster: a person joins before the last one",
    byHand,
    "${IS_LAST_TO_JOIN}",
    ledger,
    "AND ${IS_LAST_TO_JOIN}`",
  ),
  replaced(
    "roster: a cancelled session gets a seat",
    byHand,
    RAISE,
    RAISE.replace("MAY_ADD", "`(${MAY_ADD} OR #state = :cancelled)`"),
    ledger,
  ),
  replaced(
    "roster: a seat is made by outdated rules",
    byHand,
    "conditions: [version.condition, ",
    "conditions: [`(attribute_not_exists(nowhere) OR ${version.condition})`, ",
    ledger,
  ),
  replaced(
    "roster: a seat is made of a ledger that was dealt",
    byHand,
    'epoch.condition, "taken < :raised"',
    '`(attribute_not_exists(nowhere) OR ${epoch.condition})`, "taken < :raised"',
    ledger,
  ),
  replaced(
    "roster: two people get one new seat",
    byHand,
    '"taken < :raised"',
    '"(attribute_not_exists(nowhere) OR taken < :raised)"',
    ledger,
  ),
  replaced(
    "roster: whoever deals does not see a new seat",
    byHand,
    'ledger.items === undefined ? ", epoch :one" : ""',
    '""',
    ledger,
  ),
  replaced(
    "roster: a lowered capacity is not made whole",
    byHand,
    "Math.max(capacity, taken) + 1",
    "capacity + 1",
    adding,
  ),
  replaced(
    "roster: a seat by hand does not count in the day",
    book,
    'day === null || way === "join" ? [] : gainSeat(day, sessionId)',
    "[]",
    blocking,
  ),
  replaced(
    "roster: a seat by hand does not prove that nothing is blocked",
    book,
    "part === 0 && day === null",
    "part < 0 && day === null",
    blocking,
  ),
  replaced(
    "roster: a repeated addition counts again",
    useCase,
    "seen.found !== null && isHeld(seen.found.rsvp)",
    'seen.found?.rsvp.status === "WAITLISTED"',
    adding,
  ),
  replaced(
    "roster: a person who has passed is offered a seat",
    offering,
    "passedUntil !== null && passedUntil > now",
    'passedUntil === null && now === ""',
    outOfTurn,
  ),
  replaced(
    "roster: a seat is made although one is free",
    offering,
    "raisedCapacity: seatsLeft(ledger) === 0",
    "raisedCapacity: ledger.capacity !== null",
    outOfTurn,
  ),
  replaced(
    "roster: an offer out of turn without a free seat",
    offering,
    "seatsLeft(ledger) === 0 && !overCapacity",
    "seatsLeft(ledger) === 0 && overCapacity",
    outOfTurn,
  ),
  replaced(
    "roster: a group has two offers",
    offering,
    "if (!isServedAlone(asked, asking))",
    "if (isServedAlone(asked, asking))",
    outOfTurn,
  ),
  replaced(
    "claims: two devices claim one seat",
    claimBook,
    "    ConditionExpression: condition,\n    ExpressionAttributeNames: names,\n    ...(Object.keys(values)",
    "    ConditionExpression: `attribute_not_exists(PK) OR ${condition} OR attribute_exists(PK)`,\n    ExpressionAttributeNames: names,\n    ...(Object.keys(values)",
    claiming,
  ),
  replaced(
    "claims: what the person has meanwhile is overwritten",
    claimBook,
    "ConditionExpression: before.condition,",
    "ConditionExpression: `${before.condition} OR attribute_exists(PK) OR attribute_not_exists(PK)`,",
    claiming,
  ),
  replaced(
    "claims: the better one is gone when the other ends",
    claimBook,
    "    proveSeen(claimant.attendee.userId, { sessionId, found: own }),\n",
    "",
    claiming,
  ),
  replaced(
    "claims: what is given up stays counted",
    claimBook,
    '...(plan.kind === "move" && plan.giveUp ? freed(plan.giveUp, now) : []),',
    "",
    claiming,
  ),
  replaced(
    "claims: a person who is inside with what ends stays counted inside",
    claimBook,
    "inside: isInside(rsvp) ? 1 : 0,",
    "inside: 0,",
    claiming,
  ),
  replaced(
    "claims: the seat in which the person sits is given up",
    "functions/core/account/claim.ts",
    "RANK[rsvp.status] + (isInside(rsvp) ? 1 : 0)",
    "RANK[rsvp.status] + (isInside(rsvp) ? 0 : 0)",
    claiming,
  ),
  replaced("claims: what ends stays counted", claimBook, "    ...freed(waiting, now),\n", "", claiming),
  replaced(
    "claims: a group goes on beside a claimed seat",
    claimBook,
    "memberOf: own?.rsvp.anyOfId",
    "memberOf: undefined",
    claiming,
  ),
  replaced(
    "claims: a claimed seat does not count in the day",
    claimBook,
    "...(day === null ? [] : gainSeat(day, sessionId, ending.ended)),",
    "",
    blocking,
  ),
  replaced(
    "claims: the first confirmation changes",
    claimBook,
    "rsvpAt = if_not_exists(rsvpAt, :rsvpAt)",
    "rsvpAt = :rsvpAt",
    claiming,
  ),
  replaced(
    "claims: the later wait stays",
    "functions/core/account/claim.ts",
    "String(one.rsvp.waitlistedAt) < ",
    "String(one.rsvp.waitlistedAt) > ",
    claiming,
  ),
];
