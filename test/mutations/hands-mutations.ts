import { dropped, type Mutation, replaced } from "./mutation.ts";

const many = "functions/store/hands/many-book.ts";
const deleting = "functions/store/hands/delete-session.ts";
const moving = "functions/store/ledger/moving.ts";
const leaving = "functions/store/hands/move-book.ts";
const ofMany = ["test/store/hands/many.test.ts"];
const ofDeleting = ["test/store/hands/delete-session.test.ts"];
const ofMoving = ["test/store/hands/move.test.ts"];
const ofRegistration = ["test/store/hands/registration.test.ts"];

/** Each condition of what organizers do with many sessions, or with whole ones. */
export const handsMutations: readonly Mutation[] = [
  dropped("hands: a repeated change shifts a session twice", many, "attribute_not_exists(PK)", ofMany),
  dropped(
    "hands: a change goes on after it was undone",
    many,
    "attribute_not_exists(undoneAt) AND (attribute_not_exists(content)",
    ofMany,
    '"attribute_not_exists(undoneAt) AND (attribute_not_exists(content)',
  ),
  dropped("hands: an id stands for two changes", many, "content = :content", ofMany, "OR content = :content"),
  replaced(
    "hands: a change that was undone while it was under way is done",
    many,
    'condition: "attribute_not_exists(undoneAt)"',
    'condition: "attribute_not_exists(undoneAt) OR attribute_exists(undoneAt)"',
    ofMany,
  ),
  dropped("hands: it can be undone for ever", many, "undoUntil > :now", ofMany),
  replaced(
    "hands: a change can be undone while it is under way",
    many,
    "#ttl = :ttl REMOVE undoUntil",
    "#ttl = :ttl",
    ofMany,
  ),
  replaced(
    "hands: undoing overwrites what somebody has changed since",
    "functions/core/hands/undo-many.ts",
    "session.version !== written.version",
    "session.version === null",
    ofMany,
  ),
  dropped(
    "hands: a session goes with its seats",
    deleting,
    "taken = :nobody",
    ofDeleting,
    '"taken = :nobody',
  ),
  dropped("hands: a session goes with its waitlist", deleting, "waiting = :nobody", ofDeleting),
  dropped(
    "hands: a session goes that people had seats in",
    deleting,
    "attribute_not_exists(freedAt)",
    ofDeleting,
  ),
  dropped(
    "hands: a session goes that people waited for",
    deleting,
    "attribute_not_exists(leftLine)",
    ofDeleting,
  ),
  dropped(
    "hands: a session goes that the door has used",
    deleting,
    "attribute_not_exists(checkIns)",
    ofDeleting,
  ),
  dropped(
    "hands: nobody closes a session whose people move",
    moving,
    "#state = :closed",
    ofMoving,
    '"#state = :closed"',
  ),
  dropped("hands: a moved person overtakes those who wait", moving, "waiting = :zero", ofMoving),
  replaced(
    "hands: a moved person gets a seat that is not there",
    moving,
    `OR \${WAITLIST_HAS_CLOSED}) AND \${A_SEAT_IS_FREE}`,
    `OR \${WAITLIST_HAS_CLOSED}) AND (\${A_SEAT_IS_FREE} OR attribute_exists(PK))`,
    ofMoving,
  ),
  replaced(
    "hands: people who were moved wait in another order",
    moving,
    `\${PEOPLE_MAY_WAIT} AND \${IS_LAST_TO_JOIN}`,
    `\${PEOPLE_MAY_WAIT}`,
    ofMoving,
  ),
  replaced(
    "hands: people are moved from a session that is open again",
    leaving,
    '{ state: "CLOSED", movingTo: to }',
    "{ movingTo: to }",
    ofMoving,
  ),
  replaced(
    "hands: people of one session are moved to two",
    leaving,
    '{ state: "CLOSED", movingTo: to }',
    '{ state: "CLOSED" }',
    ofMoving,
  ),
  replaced(
    "hands: a person who was moved stays counted inside",
    leaving,
    "inside: isInside(from.rsvp) ? 1 : 0",
    "inside: 0",
    ofMoving,
  ),
  replaced(
    "hands: a move is never complete where people walked in",
    "functions/core/hands/move-people.ts",
    "ledger.taken - ledger.door.walkIns + ",
    "ledger.taken + ",
    ofMoving,
  ),
  dropped(
    "hands: closing all registration lets people in",
    "functions/store/ledger/conditions.ts",
    "attribute_not_exists(eventClosed)",
    ofRegistration,
  ),
  replaced(
    "hands: a session that is added while all registration closes stays open",
    "functions/core/programme/create-session.ts",
    "differingMarks(marksOf(now), given)",
    "differingMarks({ ...marksOf(now), eventClosed: given.eventClosed }, given)",
    ofRegistration,
  ),
  replaced(
    "hands: the last of two decisions about registration does not count",
    "functions/core/hands/close-registration.ts",
    "now.registrationClosed === eventClosed",
    "now.registrationClosed !== null",
    ofRegistration,
  ),
];
