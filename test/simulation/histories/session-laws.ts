import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { isPartKey, numberOfPart } from "../../../functions/store/keys.ts";
import type { Change } from "../../scenarios/stream.ts";
import { broken } from "../../support/invariant-names.ts";
import { type LedgerState, wholeLedger } from "../../support/ledger-items.ts";

/** One commit of one session. `after` has all RSVPs of the session. */
export interface SessionStep {
  readonly by: string;
  readonly changes: readonly Change[];
  readonly before: LedgerState;
  readonly after: LedgerState;
  readonly rsvps: Iterable<Item>;
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
    if (isNewcomer)
      return [...admitted(after, step), ...(after.status === "CONFIRMED" ? beforeOthers(after, step) : [])];
    const isServed = from === "WAITLISTED" && step.by.startsWith("consumer") && after.status !== "CANCELLED";
    return isServed && before !== null ? outOfOrder(before, step) : [];
  };

function admitted(after: Item, { before: { desk } }: SessionStep): string[] {
  if (desk.state === "OPEN" && desk.draft !== true) return [];
  return [broken("newRules", `${after.PK} is let in while the session is ${desk.state}`)];
}

/** Nobody is confirmed while somebody waits and the line has not ended. */
function beforeOthers(after: Item, { before: { desk, parts } }: SessionStep): string[] {
  const waiting = [desk, ...parts].reduce((sum, item) => sum + numberIn(item, "waiting"), 0);
  const at = String(after.bySessionSK).split("#")[0] ?? "";
  const hasEnded = desk.lineClosedAt !== undefined || at >= String(desk.lineClosesAt);
  return waiting === 0 || hasEnded ? [] : [broken("order", `${after.PK} got a seat while ${waiting} waited`)];
}

/** At one item of a ledger people are served in the order of their times, which is that of their commits. */
function outOfOrder(served: Item, { rsvps, by }: SessionStep): string[] {
  const earlier = [...rsvps].filter(
    ({ status, part, waitlistedAt }) =>
      status === "WAITLISTED" && part === served.part && String(waitlistedAt) < String(served.waitlistedAt),
  );
  return earlier.map(({ PK }) =>
    broken("order", `${by} served ${served.PK} before ${PK}, who waits at the same item`),
  );
}

/** What is left to do for the consumer and the sweep, although they had the time. */
export function unfinishedIn(state: LedgerState, rsvps: Iterable<Item>, now: string): string[] {
  const { sessionId, ...ledger } = wholeLedger(state);
  const found: string[] = [];
  const left = (what: string) => found.push(broken("idleSeat", `${sessionId}: ${what}`));
  if (ledger.state === "CANCELLED" && ledger.taken + ledger.waiting > 0)
    left(`${ledger.taken + ledger.waiting} people are in a cancelled session`);
  if (ledger.lineOpen && ledger.waiting === 0) left("the line is open, and nobody waits");
  const hasEnded = ({ offerExpiresAt }: Item) =>
    Date.parse(String(offerExpiresAt)) + SWEPT_WITHIN_MS < Date.parse(now);
  for (const { PK } of [...rsvps].filter((rsvp) => rsvp.status === "OFFERED" && hasEnded(rsvp)))
    left(`${PK} has an offer that has ended`);
  return found;
}

/** The period of the sweep, and some time for what it does. */
const SWEPT_WITHIN_MS = 90_000;
