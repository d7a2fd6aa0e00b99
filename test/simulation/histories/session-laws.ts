import { isSettled } from "../../../functions/core/seats/ledger.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { isPartKey, numberOfPart } from "../../../functions/store/keys.ts";
import type { Change } from "../../scenarios/stream.ts";
import { hasNewSeat, isAdded, isOutOfTurn } from "../../support/by-hand.ts";
import { broken } from "../../support/invariant-names.ts";
import { type LedgerState, wholeLedger } from "../../support/ledger-items.ts";
import { type OfferWindows, wrongEnd } from "./offer-windows.ts";

/** One commit of one session. `after` has all RSVPs of the session. */
export interface SessionStep {
  readonly by: string;
  readonly changes: readonly Change[];
  readonly before: LedgerState;
  readonly after: LedgerState;
  readonly rsvps: Iterable<Item>;
  readonly clockErrorMs: number;
  readonly windows: OfferWindows;
}

/** What a step must not do, whatever the state is. */
export function brokenLaws(step: SessionStep): string[] {
  return [
    ...partsThatRegainSeats(step),
    ...capacityWithoutRules(step),
    ...step.changes.flatMap(peopleIn(step)),
  ];
}

const numberIn = (item: Item, name: string): number => (item[name] as number | undefined) ?? 0;

const freeAt = ({ capacity, taken }: Item): number =>
  typeof capacity === "number" ? capacity - (taken as number) : Number.POSITIVE_INFINITY;

/** A part never regains a seat within an epoch. Only a deal gives it seats, when nobody waits. */
function partsThatRegainSeats({ changes, before: { desk, parts } }: SessionStep): string[] {
  const waiting = [desk, ...parts].reduce((sum, item) => sum + numberIn(item, "waiting"), 0);
  return changes.flatMap(({ before, after }) => {
    if (before === null || !isPartKey(after) || freeAt(after) <= freeAt(before)) return [];
    const number = numberOfPart(after);
    if (before.epoch === after.epoch) return [broken("parts", `part ${number} regains a seat in its epoch`)];
    return waiting > 0 ? [broken("parts", `part ${number} gets a seat while ${waiting} wait`)] : [];
  });
}

function capacityWithoutRules({ before, after }: SessionStep): string[] {
  if (before.desk.rulesVersion !== after.desk.rulesVersion) return [];
  const [was, is] = [wholeLedger(before).capacity, wholeLedger(after).capacity];
  return was === is ? [] : [broken("parts", `the capacity goes from ${was} to ${is} without a rule`)];
}

const HELD = ["CONFIRMED", "WAITLISTED", "OFFERED"];

const peopleIn =
  (step: SessionStep) =>
  (change: Change): string[] => {
    const { before, after } = change;
    if (after.status === undefined) return [];
    const from = before?.status ?? "none";
    const isNewcomer = !HELD.includes(String(from)) && HELD.includes(String(after.status));
    if (isNewcomer && isAdded(after))
      return [
        ...admittedByHand(after, step),
        ...(after.status === "WAITLISTED" ? besideSeats(after, step) : []),
        ...(after.status === "CONFIRMED" && !hasNewSeat(after) ? beforeOthers(after, step) : []),
      ];
    if (isNewcomer)
      return [
        ...admitted(after, step),
        ...(after.status === "CONFIRMED" ? beforeOthers(after, step) : besideSeats(after, step)),
      ];
    if (after.status === "CANCELLED") return removed(after, step);
    const hasClaimed =
      from === "WAITLISTED" && after.status === "CONFIRMED" && !step.by.startsWith("consumer");
    if (hasClaimed) return [...admitted(after, step), ...claimedTooEarly(after, step)];
    if (from === "WAITLISTED" && isOutOfTurn(after)) return wrongEnd(after, step.before.desk, step.windows);
    const isServed = from === "WAITLISTED" && step.by.startsWith("consumer");
    return isServed && before !== null
      ? [
          ...outOfOrder(before, after, step),
          ...againstChoice(before, after, step.before.desk),
          ...wrongEnd(after, step.before.desk, step.windows),
        ]
      : from === "OFFERED" && after.status === "WAITLISTED"
        ? wrongPass(before as Item, after)
        : [];
  };

/** Registration does not bind organizers, but the session does. */
function admittedByHand(after: Item, { before: { desk } }: SessionStep): string[] {
  const isOver = typeof desk.endsAt === "string" && timeOf(after) >= desk.endsAt;
  const isOpen = desk.state !== "CANCELLED" && desk.draft !== true && !isOver;
  return isOpen ? [] : [broken("newRules", `${after.PK} is added while the session is ${desk.state}`)];
}

function admitted(after: Item, { before: { desk }, clockErrorMs }: SessionStep): string[] {
  const wrong = (why: string) => [broken("newRules", `${after.PK} is let in ${why}`)];
  if (desk.state !== "OPEN" || desk.draft === true) return wrong(`while the session is ${desk.state}`);
  const at = Date.parse(timeOf(after));
  // A person who waits gets a later time than the one before, whose clock may be ahead.
  const toleranceMs = after.status === "WAITLISTED" ? 2 * clockErrorMs + SOME_MS : 0;
  const isPast = (time: unknown) => typeof time === "string" && at - toleranceMs >= Date.parse(time);
  if (typeof desk.registrationOpensAt === "string" && at < Date.parse(desk.registrationOpensAt))
    return wrong("before registration opens");
  if (isPast(desk.registrationClosesAt)) return wrong("after registration has closed");
  if (isPast(desk.endsAt)) return wrong("after the session has ended");
  const lineHasEnded = desk.lineClosedAt !== undefined || isPast(desk.lineClosesAt);
  return lineHasEnded && after.status === "WAITLISTED" ? wrong("to a line that has ended") : [];
}

/** Each person at an item gets a time that is at least 1 ms later than the last one's. */
const SOME_MS = 50;

/** When the person waits or has the seat since. */
const timeOf = ({ bySessionSK }: Item): string => String(bySessionSK).split("#")[0] ?? "";

/** Until the line has ended, free seats go to people in their order. */
const claimedTooEarly = (after: Item, { before: { desk } }: SessionStep): string[] =>
  hasLineEnded(desk, after) ? [] : [broken("order", `${after.PK} took a seat out of their turn`)];

/** The consumer removes people only for a reason that holds. */
function removed({ PK, cancelReason, cancelledAt }: Item, { before: { desk } }: SessionStep): string[] {
  const startsAt = Date.parse(String(desk.lineClosesAt)) + LINE_ENDS_BEFORE_START_MS;
  const holds =
    cancelReason === "SESSION_CANCELLED"
      ? desk.state === "CANCELLED"
      : cancelReason !== "SESSION_STARTED" || Date.parse(String(cancelledAt)) >= startsAt;
  return holds ? [] : [broken("newRules", `${PK} was removed because of ${cancelReason}, which is not so`)];
}

const LINE_ENDS_BEFORE_START_MS = 5 * 60_000;

const hasLineEnded = (desk: Item, after: Item): boolean =>
  desk.lineClosedAt !== undefined || timeOf(after) >= String(desk.lineClosesAt);

/** Nobody is confirmed while somebody waits and the line has not ended. */
function beforeOthers(after: Item, { before: { desk, parts } }: SessionStep): string[] {
  const waiting = [desk, ...parts].reduce((sum, item) => sum + numberIn(item, "waiting"), 0);
  return waiting === 0 || hasLineEnded(desk, after)
    ? []
    : [broken("order", `${after.PK} got a seat while ${waiting} waited`)];
}

/** People wait only when all parts are full, because parts sell until the line is open. */
function besideSeats(after: Item, { before: { parts } }: SessionStep): string[] {
  const withSeats = parts.filter((part) => freeAt(part) > 0).map(numberOfPart);
  return after.status !== "WAITLISTED" || withSeats.length === 0
    ? []
    : [broken("parts", `${after.PK} waits while part ${withSeats.join(", ")} has seats`)];
}

/**
 * At one item of a ledger people are served in the order of their times, which is that of their commits. Those who have
 * passed are left out until their pass ends.
 */
function outOfOrder(served: Item, after: Item, { rsvps, by }: SessionStep): string[] {
  const at = String(after.offeredAt ?? timeOf(after));
  const earlier = [...rsvps].filter(
    ({ status, part, waitlistedAt, passedUntil = "" }) =>
      status === "WAITLISTED" &&
      part === served.part &&
      String(waitlistedAt) < String(served.waitlistedAt) &&
      String(passedUntil) <= at,
  );
  return earlier.map(({ PK }) =>
    broken("order", `${by} served ${served.PK} before ${PK}, who waits at the same item`),
  );
}

/** People are served as they have chosen, and not while they pass. Where overlaps are blocked, a clash asks them. */
function againstChoice({ PK, onOffer, passedUntil = "" }: Item, after: Item, desk: Item): string[] {
  const wrong = (how: string) => [broken("choices", `${PK} ${how}`)];
  if (onOffer === "TAKE" && after.status === "OFFERED" && !desk.blocks)
    return wrong("was to get a seat, and got an offer");
  const at = String(after.offeredAt ?? timeOf(after));
  return String(passedUntil) > at ? wrong(`is served at ${at}, and has passed until ${passedUntil}`) : [];
}

/** A person who passes waits on at the same place. */
function wrongPass(before: Item, after: Item): string[] {
  const isSame = ["waitlistedAt", "onOffer"].every((name) => before[name] === after[name]);
  const isCounted = numberIn(after, "passes") === numberIn(before, "passes") + 1;
  const isUntil = String(after.passedUntil) >= String(before.offerExpiresAt);
  return isSame && isCounted && isUntil ? [] : [broken("choices", `${after.PK} did not pass as one passes`)];
}

/** What is left to do for the consumer and the sweep, although they had the time. */
export function unfinishedIn(
  state: LedgerState,
  rsvps: Iterable<Item>,
  now: string,
  changedAt = 0,
): string[] {
  const ledger = wholeLedger(state);
  const { sessionId } = ledger;
  const found: string[] = [];
  const left = (what: string) => found.push(broken("idleSeat", `${sessionId}: ${what}`));
  if (ledger.state === "CANCELLED" && ledger.taken + ledger.waiting > 0)
    left(`${ledger.taken + ledger.waiting} people are in a cancelled session`);
  if (ledger.lineOpen && ledger.waiting === 0) left("the line is open, and nobody waits");
  const isStill = changedAt + SETTLED_WITHIN_MS < Date.parse(now);
  const opensLater = (ledger.registrationOpensAt ?? "") > now;
  if (isSettled(ledger) && isStill && !opensLater && state.desk.sweepPK !== undefined)
    left("the sweep looks at it, and nothing is left to do");
  const hasEnded = ({ offerExpiresAt }: Item) =>
    Date.parse(String(offerExpiresAt)) + SWEPT_WITHIN_MS < Date.parse(now);
  for (const { PK } of [...rsvps].filter((rsvp) => rsvp.status === "OFFERED" && hasEnded(rsvp)))
    left(`${PK} has an offer that has ended`);
  return found;
}

/** The period of the sweep, and some time for what it does. */
const SETTLED_WITHIN_MS = 100_000;
const SWEPT_WITHIN_MS = 90_000;
