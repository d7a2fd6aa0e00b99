// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const conditions = "functions/store/ledger/conditions.ts";
const desk = "functions/store/ledger/desk.ts";
const mark = "functions/store/ledger/mark.ts";
const serving = "functions/store/ledger/serving.ts";
const leaving = "functions/store/ledger/leaving.ts";
const rules = "functions/store/ledger/rules.ts";
const versions = "functions/store/programme/versions.ts";
const tests = ["ledger", "ledger-rules", "seat-book"].map((name) => `test/store/seats/${name}.test.ts`);

const take =
  "`${REGISTRATION_IS_OPEN} AND ((waiting = :zero AND attribute_not_exists(lineOpen)) OR (${WAITLIST_HAS_CLOSED} AND ${HAS_NO_GRACE})) AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`";
const claim =
  "`${REGISTRATION_IS_OPEN} AND ${WAITLIST_HAS_CLOSED} AND ${HAS_NO_GRACE} AND waiting > :zero AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`";
const join = "`${REGISTRATION_IS_OPEN} AND ${WAITLIST_IS_OPEN} AND (waiting > :zero OR taken >= #capacity) `";

const REGISTRATION = "${REGISTRATION_IS_OPEN}";
const PLACE = "${A_SEAT_IS_FREE}";

export const ledgerMutations: readonly Mutation[] = [
  dropped("ledger: registration has opened", conditions, "registrationOpensAt <= :now", tests),
  dropped("ledger: the session has not ended", conditions, "endsAt > :now", tests),
  dropped(
    "ledger: the waitlist has closed early",
    conditions,
    "attribute_exists(lineClosedAt)",
    tests,
    "OR attribute_exists(lineClosedAt)",
  ),
  dropped(
    "ledger: the waitlist has not closed early",
    conditions,
    "attribute_not_exists(lineClosedAt)",
    tests,
    'WAITLIST_IS_OPEN = "lineClosesAt > :now AND attribute_not_exists(lineClosedAt)"',
  ),
  dropped(
    "ledger: the waitlist has not closed",
    conditions,
    "lineClosesAt > :now",
    tests,
    'WAITLIST_IS_OPEN = "lineClosesAt > :now',
  ),
  dropped("ledger: registration has not closed", conditions, "registrationClosesAt > :now", tests),
  replaced(
    "ledger: the session is open",
    conditions,
    "[IS_OPEN, HAS_OPENED, HAS_NOT_CLOSED, HAS_NOT_ENDED]",
    "[`(attribute_not_exists(nowhere) OR ${IS_OPEN})`, HAS_OPENED, HAS_NOT_CLOSED, HAS_NOT_ENDED]",
    tests,
  ),
  replaced(
    "ledger: no capacity is unlimited",
    conditions,
    "attribute_not_exists(#capacity) OR taken < #capacity",
    "taken < #capacity",
    tests,
  ),
  dropped("take: registration is open", desk, REGISTRATION, tests, take),
  dropped("take: nobody waits", desk, "waiting = :zero", tests, take),
  replaced(
    "take: the waitlist has closed",
    desk,
    take,
    take.replace("${WAITLIST_HAS_CLOSED}", "(${WAITLIST_HAS_CLOSED} AND attribute_exists(nowhere))"),
    tests,
  ),
  dropped("take: a seat is free", desk, PLACE, tests, take),
  dropped("claim: registration is open", desk, REGISTRATION, tests, claim),
  dropped("claim: the waitlist has closed", desk, "${WAITLIST_HAS_CLOSED}", tests, claim),
  dropped("claim: somebody waits", desk, "waiting > :zero", tests, claim),
  dropped("claim: a seat is free", desk, PLACE, tests, claim),
  dropped("join: registration is open", desk, REGISTRATION, tests, join),
  dropped("join: the waitlist is open", desk, "${WAITLIST_IS_OPEN}", tests, join),
  dropped(
    "join: nobody who joined before has a later time",
    conditions,
    "lastWaitlistedAt < :waitlistedAt",
    tests,
  ),
  dropped(
    "accept: the session takes place",
    desk,
    "#state <> :cancelled",
    ["test/store/waitlist/offers.test.ts"],
    '"#state <> :cancelled"',
  ),
  dropped(
    "close waitlist: it is open",
    desk,
    "attribute_not_exists(lineClosedAt)",
    tests,
    "`${rules.condition} AND attribute_not_exists(lineClosedAt) AND attribute_not_exists(parts)`",
  ),
  dropped(
    "close waitlist: the rules are those that were read",
    desk,
    "${rules.condition}",
    tests,
    "`${rules.condition} AND attribute_not_exists(lineClosedAt) AND attribute_not_exists(parts)`",
  ),
  dropped(
    "offer: the waitlist was not closed early",
    serving,
    "attribute_not_exists(lineClosedAt)",
    tests,
    '"lineClosesAt = :lineClosesAt AND attribute_not_exists(lineClosedAt)"',
  ),
  dropped("join: no seat is free", desk, "(waiting > :zero OR taken >= #capacity)", tests, join),
  replaced(
    "join: behind those who wait",
    desk,
    join,
    join.replace("waiting > :zero OR", "(waiting > :zero AND attribute_exists(nowhere)) OR"),
    tests,
  ),
  replaced(
    "mark: since the first reason",
    mark,
    "sweepSK = if_not_exists(markedAt, :now)",
    "sweepSK = :now",
    tests,
  ),
  replaced(
    "offer: the session is open",
    serving,
    "\n    IS_OPEN,",
    "\n    `(attribute_not_exists(nowhere) OR ${IS_OPEN})`,",
    tests,
  ),
  replaced(
    "offer: registration has opened",
    serving,
    "\n    HAS_OPENED,",
    "\n    `(attribute_not_exists(nowhere) OR ${HAS_OPENED})`,",
    tests,
  ),
  dropped(
    "offer: registration never closes",
    serving,
    "attribute_not_exists(registrationClosesAt)",
    tests,
    '? "attribute_not_exists(registrationClosesAt)"',
  ),
  dropped("offer: registration closes then", serving, "registrationClosesAt = :registrationClosesAt", tests),
  dropped("offer: the waitlist closes then", serving, "lineClosesAt = :lineClosesAt", tests),
  dropped(
    "offer: there is no capacity",
    serving,
    "attribute_not_exists(#capacity)",
    tests,
    'null ? "attribute_not_exists(#capacity)"',
  ),
  dropped("offer: the capacity is that", serving, "#capacity = :capacity", tests),
  dropped("offer: enough seats are free", serving, "taken <= :room", tests),
  dropped("offer: enough people wait", serving, "waiting >= :atDesk", tests, '    "waiting >= :atDesk",'),
  dropped("release: enough seats are taken", leaving, "taken >= :people", tests),
  dropped("leave: enough people wait", leaving, "waiting >= :people", tests, 'provided("waiting >= :people"'),
  replaced(
    "release: the reason is still there",
    leaving,
    "[condition, ...held.clauses, rules.condition]",
    "[condition, ...held.clauses.map((clause) => `(attribute_not_exists(nowhere) OR ${clause})`), rules.condition]",
    tests,
  ),
  dropped("unmark: nobody waits", mark, "waiting = :zero", tests, '    "waiting = :zero",'),
  dropped("unmark: a cancelled session is empty", mark, "(#state <> :cancelled OR taken = :gone)", tests),
  replaced(
    "unmark: no rule has changed",
    mark,
    "[...isSettled, rules.condition, epoch.condition]",
    "[...isSettled, `(attribute_not_exists(nowhere) OR ${rules.condition})`, `(attribute_not_exists(nowhere) OR ${epoch.condition})`]",
    tests,
  ),
  replaced(
    "offer: no rule has changed",
    serving,
    "    rules.condition,\n    epoch.condition,",
    "    `(attribute_not_exists(nowhere) OR ${rules.condition})`,\n    `(attribute_not_exists(nowhere) OR ${epoch.condition})`,",
    tests,
  ),
  dropped("rules: there is no ledger yet", rules, "attribute_not_exists(PK)", tests),
  dropped("versions: there is an item", versions, "attribute_exists(PK)", tests),
  dropped("versions: nothing was written yet", versions, "attribute_not_exists(#version)", tests),
  dropped(
    "versions: nothing was written since",
    versions,
    "#version = :seenVersion",
    tests,
    '"#version = :seenVersion"',
  ),
  replaced(
    "rules: the people with a seat are remembered",
    rules,
    "if_not_exists(taken, :zero)",
    ":zero",
    tests,
  ),
];
