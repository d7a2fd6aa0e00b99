import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isRsvpKey, sessionIdOfRsvp } from "../../functions/store/keys.ts";
import { imbalances } from "../support/double-entry.ts";
import { broken } from "../support/invariant-names.ts";
import {
  isLedgerItem,
  LedgerItems,
  type LedgerState,
  sessionIdOfItem,
  wholeLedger,
} from "../support/ledger-items.ts";
import type { PersonRequest } from "./people.ts";
import type { Change } from "./stream.ts";
import { isSwapped, wrongSwaps } from "./swap-checks.ts";

type Status = "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED" | "none";

const TRANSITIONS: Readonly<Record<Status, readonly Status[]>> = {
  none: ["CONFIRMED", "WAITLISTED"],
  CANCELLED: ["CONFIRMED", "WAITLISTED"],
  WAITLISTED: ["OFFERED", "CONFIRMED", "CANCELLED"],
  OFFERED: ["CONFIRMED", "CANCELLED", "WAITLISTED"],
  CONFIRMED: ["CANCELLED"],
};

/** Checks every step of a scenario, not only its final state. A group is what one transaction has changed. */
export function wrongSteps(
  groups: readonly (readonly Change[])[],
  requests: ReadonlyMap<string, PersonRequest>,
): string[] {
  const onWaitlist = new Map<string, Waiting>();
  const found: string[] = [...wrongAnswers(groups.flat(), requests), ...wrongSwaps(groups, requests)];
  const ledgers = new LedgerItems();
  const joins = new Joins();
  const deskFor = (rsvp: Item): Partial<Item> => ledgers.of(sessionIdOfRsvp(rsvp))?.desk ?? {};
  for (const group of groups) {
    const own = group.map(({ after }) => after).filter(isLedgerItem);
    for (const sessionId of new Set(own.map(sessionIdOfItem))) {
      const before = ledgers.of(sessionId);
      for (const item of own) if (sessionIdOfItem(item) === sessionId) ledgers.put(item);
      const after = ledgers.of(sessionId);
      if (after !== undefined) found.push(...wrongLedger(before, after));
    }
    for (const { before, after } of group) {
      if (!isRsvpKey(after)) continue;
      const state = String(deskFor(after).state);
      found.push(...wrongTransition(before, after));
      if (["CANCELLED", "CLOSED"].includes(state) && givesSeat({ before, after }))
        found.push(broken("newRules", `${after.PK} got a seat while the session was ${state}`));
      if (state === "CANCELLED" && before?.status === "OFFERED" && after.status === "CONFIRMED")
        found.push(broken("newRules", `${after.PK} was confirmed in a cancelled session`));
      const name = `${after.PK} ${after.SK}`;
      if (after.status === "WAITLISTED") onWaitlist.set(name, { ...after, joinedBy: joins.of(after) });
      else onWaitlist.delete(name);
    }
    for (const change of group) {
      if (!givesSeat(change)) continue;
      const desk = deskFor(change.after);
      // Once it was closed early, the time does not matter.
      const lineClosesAt = desk.lineClosedAt === undefined ? String(desk.lineClosesAt) : "";
      found.push(...overtaken(change, onWaitlist, joins, requests, lineClosesAt));
    }
  }
  return found;
}

function wrongLedger(before: LedgerState | undefined, after: LedgerState): string[] {
  const ledger = wholeLedger(after);
  const { taken, waiting, takenAtCapacityChange } = ledger;
  const capacity = ledger.capacity ?? Number.POSITIVE_INFINITY;
  const most = Math.max(capacity, takenAtCapacityChange);
  const grows = taken > (before ? wholeLedger(before).taken : 0);
  const found: string[] = imbalances(ledger);
  if (taken > most) found.push(broken("capacity", `${taken} were taken of ${most}`));
  if (grows && taken > capacity) found.push(broken("capacity", `a seat beyond ${capacity} was given`));
  if (taken < 0 || waiting < 0) found.push(broken("counts", `${taken} taken, ${waiting} waiting`));
  return found;
}

function wrongTransition(before: Item | null, after: Item): string[] {
  const from = (before?.status ?? "none") as Status;
  const to = after.status as Status;
  const found: string[] = [];
  const isShortened = from === "OFFERED" && String(after.offerExpiresAt) < String(before?.offerExpiresAt);
  const hasChosen = from === "WAITLISTED" && after.waitlistedAt === before?.waitlistedAt;
  const isAtDoor = from === "CONFIRMED" && after.checkedInAt !== before?.checkedInAt;
  const hasJoined = from === "OFFERED" && after.anyOfId !== before?.anyOfId;
  if (
    !TRANSITIONS[from].includes(to) &&
    !(to === from && (isShortened || hasChosen || hasJoined || isAtDoor))
  )
    found.push(broken("transitions", `${after.PK} went from ${from} to ${to}`));
  if (before && before.rsvpId !== after.rsvpId)
    found.push(broken("oneRsvp", `${after.PK} has another rsvpId`));
  const rsvpAt = before?.rsvpAt ?? (to === "CONFIRMED" ? after.rsvpAt : undefined);
  if (after.rsvpAt !== rsvpAt) found.push(broken("firstConfirmation", `${after.PK} has another rsvpAt`));
  if (to === "CONFIRMED" && after.rsvpAt === undefined)
    found.push(broken("firstConfirmation", `${after.PK} has no rsvpAt`));
  return found;
}

/** The status that each answer claims its request has written. */
const MADE: Readonly<Record<string, string>> = {
  confirmed: "CONFIRMED",
  accepted: "CONFIRMED",
  waitlisted: "WAITLISTED",
  passed: "WAITLISTED",
  cancelled: "CANCELLED",
};

/**
 * Each request changes its person's RSVP at most once, and only if its answer says so. Expired offers are the
 * exception, and what a swap gives up has a check of its own.
 */
function wrongAnswers(changes: readonly Change[], requests: ReadonlyMap<string, PersonRequest>): string[] {
  const made = Map.groupBy(
    changes.filter((change) => isRsvpKey(change.after) && isOwn(change) && !isSwapped(change)),
    ({ after }) => String(after.changedBy),
  );
  return [...requests].flatMap(([name, { outcome, answered }]) => {
    const statuses = (made.get(name) ?? []).map(({ after }) => String(after.status));
    if (statuses.length > 1) return [broken("once", `${name} took effect as ${statuses.join(" and ")}`)];
    if (answered === null || outcome === null || statuses[0] === MADE[outcome]) return [];
    return [broken("once", `${name} was answered ${outcome} and came to ${statuses[0] ?? "nothing"}`)];
  });
}

/** It is a change of state; an offer that is shortened keeps the name of its maker. */
const isOwn = ({ before, after }: Change): boolean =>
  after.status !== before?.status &&
  after.cancelReason !== "OFFER_EXPIRED" &&
  (after.cancelReason !== "OTHER_TAKEN" || before?.status === "CANCELLED");

/** How many waiting people got a seat, even if nobody was told. */
export const seatsGivenToWaiting = (changes: readonly Change[]): number =>
  changes.filter((change) => change.before?.status === "WAITLISTED" && givesSeat(change)).length;

const givesSeat = ({ before, after }: Change): boolean =>
  before?.status !== "OFFERED" &&
  (after.status === "OFFERED" || (after.status === "CONFIRMED" && before?.status !== "CONFIRMED"));

type Waiting = Item & { readonly joinedBy: string };

/** The requests by which people began to wait. Later ones change their choices, or pass. */
class Joins {
  readonly #requests = new Map<string, string>();

  of({ PK, SK, waitlistedAt, changedBy }: Item): string {
    const wait = `${PK} ${SK} ${waitlistedAt}`;
    const known = this.#requests.get(wait) ?? String(changedBy);
    this.#requests.set(wait, known);
    return known;
  }
}

/** People who still wait although they were told so before the other person even asked. */
function overtaken(
  { before, after }: Change,
  onWaitlist: ReadonlyMap<string, Waiting>,
  joins: Joins,
  requests: ReadonlyMap<string, PersonRequest>,
  lineClosesAt: string,
): string[] {
  const isServed = before?.status === "WAITLISTED" && !requests.has(String(after.changedBy));
  const asked = requests.get(isServed ? joins.of(before) : String(after.changedBy));
  const at = String(after.offeredAt ?? String(after.bySessionSK).split("#")[0]);
  if (!asked || at >= lineClosesAt) return [];
  return [...onWaitlist.values()].flatMap(
    ({ PK, SK, part, waitlistedAt, passedUntil = "", joinedBy, anyOfId }) => {
      // A member of a group may have been paused.
      if (SK !== after.SK || String(passedUntil) > at || anyOfId !== undefined) return [];
      const answered = requests.get(joinedBy)?.answered;
      // Between parts, clocks decide who waits first, and they may differ.
      const isNoEarlierElsewhere =
        isServed && part !== before.part && String(waitlistedAt) >= String(before.waitlistedAt);
      const isFirst = typeof answered === "number" && answered < asked.begun && !isNoEarlierElsewhere;
      return isFirst ? [broken("order", `${after.PK} got a seat before ${PK}, who has waited longer`)] : [];
    },
  );
}
