// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const offer = "functions/store/seats/rsvp-offer.ts";
const choice = "functions/store/seats/rsvp-choice.ts";
const passing = "functions/store/ledger/passing.ts";
const passBook = "functions/store/waitlist/pass-book.ts";
const person = "functions/store/waitlist/person-seen.ts";
const book = "functions/store/waitlist/waitlist-book.ts";
const window = "functions/store/seats/rate-window.ts";
const alone = "functions/core/waitlist/serve-alone.ts";
const next = "functions/core/waitlist/next-on-waitlist.ts";
const step = "functions/core/waitlist/waitlist-step.ts";
const choices = ["test/store/waitlist/choices.test.ts"];
const passes = ["test/store/waitlist/passes.test.ts"];
const served = ["test/core/waitlist/serve-choices.test.ts"];
const before = "`${before.condition} AND #status = :offered AND offerExpiresAt > :now`";
const always = (condition: string) => `(attribute_not_exists(nowhere) OR ${condition})`;

/** What waiting people choose, and offers that they pass. */
export const choiceMutations: readonly Mutation[] = [
  dropped("choices: a person is asked who has not chosen", offer, "attribute_not_exists(onOffer)", choices),
  dropped("choices: a person gets what they have chosen", offer, "onOffer = :onOffer", choices),
  dropped("pass: nobody who has passed is served", offer, "passedUntil <= :now", passes),
  replaced(
    "choices: a choice changes a person who waits",
    choice,
    "ConditionExpression: before.condition,",
    `ConditionExpression: \`${always("${before.condition}")}\`,`,
    choices,
  ),
  replaced(
    "pass: it is the offer that was found",
    choice,
    before,
    `\`${always("${before.condition}")} AND #status = :offered AND offerExpiresAt > :now\``,
    passes,
  ),
  replaced("pass: the offer is open", choice, before, before.replace(">", ">="), passes),
  dropped("pass: people wait only while the line is open", passing, "attribute_exists(lineOpen)", passes),
  dropped("pass: the session takes place", passing, "#state <> :cancelled", passes),
  replaced(
    "pass: there is a place to keep",
    passing,
    "IS_NOT_CANCELLED, WAITLIST_IS_OPEN, HAS_SEAT]",
    "IS_NOT_CANCELLED, `(attribute_not_exists(nowhere) OR (${WAITLIST_IS_OPEN}))`, HAS_SEAT]",
    passes,
  ),
  replaced("tally: a pass counts", passing, ", passed :one SET", " SET", passes),
  replaced("pass: parts give up what they have not sold", passing, "soldAt(ledger)", "() => ({})", passes),
  replaced(
    "pass: the call is counted where the line opens, too",
    passBook,
    "refusing.some(isLineClosed) && !refusing.some(isRsvpKey)",
    "refusing.some(isLineClosed) && refusing.length > 9",
    passes,
  ),
  replaced(
    "choices: no call has come since",
    window,
    "`${request(seen.slot)} = :request`",
    "`(attribute_not_exists(nowhere) OR ${request(seen.slot)} = :request)`",
    choices,
  ),
  replaced(
    "choices: a first call has not come since",
    window,
    '{ ConditionExpression: "attribute_not_exists(PK)" }',
    '{ ConditionExpression: "attribute_not_exists(nowhere)" }',
    choices,
  ),
  replaced(
    "choices: waits that clash are as they were found",
    person,
    "rsvps: [proveSeen(userId, { sessionId, found })]",
    "rsvps: []",
    choices,
  ),
  replaced(
    "choices: people who still wait are not left out",
    book,
    'now.status === "WAITLISTED" && listed',
    'now.status === "OFFERED" && listed',
    passes,
  ),
  replaced(
    "choices: a seat or an offer is in the way",
    alone,
    '"CONFIRMED", "OFFERED")',
    '"CONFIRMED")',
    served,
  ),
  replaced("choices: a call may be under way", alone, "|| mayBeCalling(person, now)", "", served),
  replaced(
    "choices: a call that has ended an offer goes on",
    alone,
    'rsvp.status !== "CANCELLED" && (rsvp.anyOfId === null',
    "(rsvp.anyOfId === null",
    served,
  ),
  replaced("choices: calls may have left the window", alone, "calls.isFull && ", "!calls.isFull && ", served),
  replaced(
    "choices: who is served alone ends a step",
    step,
    "!isServedAlone(person, waitlist) && ",
    "",
    served,
  ),
  replaced(
    "pass: people behind them are found",
    next,
    "const isEnough = this.#passing === 0",
    "const isEnough = this.#passing >= 0",
    served,
  ),
  replaced("pass: a pass ends", next, "person.passedUntil > now;", "person.passedUntil >= now;", served),
  replaced(
    "pass: a seat waits for them",
    next,
    "this.#passing >= ledger.waiting",
    "this.#passing > ledger.waiting",
    served,
  ),
];
