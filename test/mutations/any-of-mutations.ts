// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const item = "functions/store/any-of/group-item.ts";
const ending = "functions/store/any-of/ending.ts";
const book = "functions/store/any-of/any-of-book.ts";
const offer = "functions/store/seats/rsvp-offer.ts";
const choice = "functions/store/seats/rsvp-choice.ts";
const seats = "functions/store/seats/seat-book.ts";
const alone = "functions/core/waitlist/serve-alone.ts";
const group = "functions/core/any-of/group.ts";
const seen = "functions/store/waitlist/person-seen.ts";
const use = "functions/core/any-of/reserve-any-of.ts";
const stored = ["test/store/any-of/any-of.test.ts"];
const served = ["test/core/any-of/serve-groups.test.ts"];

/** One seat of several sessions. */
export const anyOfMutations: readonly Mutation[] = [
  replaced(
    "any-of: the group is as it was seen",
    item,
    '"version = :seen"',
    '"(attribute_not_exists(nowhere) OR version = :seen)"',
    stored,
  ),
  dropped("any-of: nobody joins a group that has won", item, "attribute_not_exists(wonBy)", stored),
  replaced(
    "any-of: an offer changes the group",
    item,
    "change(group, { lastChanged: [sessionId] })",
    "joinGroup(group, sessionId)",
    stored,
  ),
  replaced(
    "any-of: what the last change wrote is as it was found",
    ending,
    "seen.filter(({ sessionId }) => !known",
    "[].filter(({ sessionId }) => !known",
    stored,
  ),
  replaced(
    "any-of: an offer proves what the last change wrote",
    seen,
    "rsvps: [offerInGroup(group, sessionId), ...seen]",
    "rsvps: [offerInGroup(group, sessionId)]",
    stored,
  ),
  replaced(
    "any-of: no seat comes by a group that has given one",
    ending,
    "isOf(wanted, group) && hasSeat(group, rsvps)",
    "isOf(wanted, group) && !group",
    stored,
  ),
  dropped("any-of: the person is still in the group", offer, "anyOfId = :anyOfId", stored),
  dropped("any-of: the person is in no group yet", offer, "attribute_not_exists(anyOfId)", stored),
  replaced(
    "any-of: what joins is as it was found",
    book,
    "ConditionExpression: before.condition,",
    "ConditionExpression: `(attribute_not_exists(nowhere) OR ${before.condition})`,",
    stored,
  ),
  replaced(
    "any-of: the seat ends the others",
    ending,
    "...others.map((found) =>",
    "...[].map((found) =>",
    stored,
  ),
  replaced(
    "any-of: an accepted offer ends the others",
    seats,
    "memberOf: offer.rsvp.anyOfId",
    "memberOf: null",
    stored,
  ),
  replaced(
    "any-of: a claimed seat ends the others",
    seats,
    "memberOf: found?.rsvp.anyOfId",
    "memberOf: null",
    stored,
  ),
  replaced(
    "any-of: the waitlists that a seat ends are looked at",
    seats,
    'kind: "committed", rsvp: after, ended: ending.ended,',
    'kind: "committed", rsvp: after,',
    stored,
  ),
  replaced(
    "any-of: the waitlists that an accepted offer ends are looked at",
    seats,
    'kind: "committed", rsvp, ended: ending.ended,',
    'kind: "committed", rsvp,',
    stored,
  ),
  replaced(
    "any-of: the consumer has the waitlists looked at that a seat ends",
    "functions/core/waitlist/waitlist-step.ts",
    'proof.what === "group-wins" ?',
    'proof.what === "group-offers" ?',
    served,
  ),
  replaced(
    "any-of: the ledgers of the others count them out",
    ending,
    "ledger: others.flatMap(",
    "ledger: others.slice(9).flatMap(",
    stored,
  ),
  dropped(
    "any-of: a group that was not there is still not there",
    item,
    "attribute_not_exists(PK)",
    stored,
    '"attribute_not_exists(PK)"',
  ),
  dropped("any-of: nobody joins a group that is gone", item, "attribute_exists(PK)", stored),
  replaced("any-of: a group that opens again has not won", item, " REMOVE wonBy, #ttl", "", stored),
  replaced(
    "any-of: an offer that has run out is asked for again",
    use,
    " && !hasRunOut(rsvp, now)",
    "",
    stored,
  ),
  replaced(
    "any-of: what the person has already joins before a seat is taken",
    use,
    "held.length === 0 || (isOpen",
    "held.length >= 0 || (isOpen",
    stored,
  ),
  replaced(
    "any-of: a call that has joined another group goes on",
    alone,
    "(rsvp.anyOfId === null || rsvp.anyOfId === group?.anyOfId)",
    "rsvp.anyOfId !== group",
    served,
  ),
  replaced(
    "any-of: a pass keeps the group",
    choice,
    ', "passedUntil", "anyOfId")',
    ', "passedUntil")',
    stored,
  ),
  replaced("any-of: an offer pauses the others", group, 'rsvp.status === "OFFERED"', "rsvp === null", served),
  replaced("any-of: a member is served alone", alone, "  person.anyOfId !== null ||\n", "", served),
  replaced(
    "any-of: an open group is found again",
    use,
    "group.version > 0 &&",
    "group.version < 0 &&",
    stored,
  ),
];
