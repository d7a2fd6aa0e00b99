import { refusalOf } from "../../../functions/core/seats/ledger.ts";
import { type Key, rsvpKey } from "../../../functions/store/keys.ts";
import { broken } from "../../support/invariant-names.ts";
import {
  isLedgerItem,
  LedgerItems,
  type LedgerState,
  sessionIdOfItem,
  wholeLedger,
} from "../../support/ledger-items.ts";
import type { Recorded } from "./commits.ts";
import { misplaced, type Operation } from "./linearizable.ts";
import type { Asked } from "./people.ts";
import { SESSION_IDS, sessionOf } from "./plan.ts";

/** A transaction may become visible this much later than it was certain. */
export const MAX_HOLD_MS = 30;

type Status = "none" | "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED";

/** What each answer says of the person's RSVP: from which status, and to which if it changed it. */
const MEANINGS: Readonly<Record<string, readonly [from: readonly Status[], to?: Status]>> = {
  confirmed: [["none", "CANCELLED", "WAITLISTED"], "CONFIRMED"],
  waitlisted: [["none", "CANCELLED"], "WAITLISTED"],
  accepted: [["OFFERED"], "CONFIRMED"],
  passed: [["OFFERED"], "WAITLISTED"],
  "already-passed": [["WAITLISTED"]],
  "no-passes-left": [["OFFERED"]],
  "waitlist-closed": [["OFFERED"]],
  cancelled: [["CONFIRMED", "WAITLISTED", "OFFERED"], "CANCELLED"],
  "already-confirmed": [["CONFIRMED"]],
  "already-waitlisted": [["WAITLISTED"]],
  "already-cancelled": [["CANCELLED"]],
  "rsvp-not-found": [["none"]],
  "nothing-to-swap": [["none", "CANCELLED", "WAITLISTED", "OFFERED"]],
  "no-offer": [["none", "CANCELLED", "WAITLISTED", "CONFIRMED"]],
  "offer-expired": [["OFFERED", "CANCELLED"]],
};
/** These refusals are about the session. Nobody with a seat or a waitlist entry gets one when they ask for a seat. */
const REFUSED: readonly Status[] = ["none", "CANCELLED", "OFFERED"];
type Committed = Recorded["changes"][number] & Pick<Recorded, "at" | "by">;

const ANYTHING = ["rate-limited", "contention", "time-conflict"];

/** Checks that the answers of each person have one order that explains them, with what others did to the RSVP. */
export function wrongOrders(commits: readonly Recorded[], requests: readonly Asked[]): string[] {
  // A request for one of several sessions changes several RSVPs, and counts as one of the others for each.
  const rsvpOf = ({ act }: Asked) =>
    "userId" in act && act.what !== "any-of" ? idOf(rsvpKey(act.userId, sessionOf(act))) : undefined;
  const askedFor = Map.groupBy(
    requests.filter((asked) => rsvpOf(asked) !== undefined && asked.outcome !== null),
    rsvpOf,
  );
  const changes = Map.groupBy(
    commits.flatMap(({ at, by, changes }) => changes.map((change) => ({ ...change, at, by }))),
    ({ after }) => idOf(after),
  );
  return [...askedFor].flatMap(([rsvp = "", own]) => {
    const answered = new Set(own.map(({ name }) => name));
    const left = misplaced<Status>("none", [
      ...own.map(operationOf),
      ...requests.filter((asked) => isDenied(asked) && swappedRsvp(asked) === rsvp).map(denialOf),
      ...(changes.get(rsvp) ?? []).filter(isByOthers(answered)).map(changeOf),
    ]);
    return left.length === 0 ? [] : [broken("once", `${rsvp}: no order explains ${left.join(", ")}`)];
  });
}

const idOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

function operationOf({ name, begun, answered, outcome }: Asked): Operation<Status> {
  const [from, to] = MEANINGS[outcome ?? ""] ?? [REFUSED];
  const step = (status: Status): Status | null => {
    if (ANYTHING.includes(outcome ?? "")) return status;
    return from.includes(status) ? (to ?? status) : null;
  };
  return { name: `${name} (${outcome})`, begun, ended: answered ?? Number.POSITIVE_INFINITY, step };
}

/** The answer says that the person has nothing to give up. */
const isDenied = ({ outcome }: Asked): boolean => outcome === "nothing-to-swap";

const swappedRsvp = ({ act }: Asked): string | null =>
  "swapFor" in act && act.swapFor !== undefined ? idOf(rsvpKey(act.userId, act.swapFor)) : null;

const denialOf = ({ name, begun, answered }: Asked): Operation<Status> => ({
  ...{ name: `${name} (nothing to give up)`, begun, ended: answered ?? Number.POSITIVE_INFINITY },
  step: (status) => (status === "none" || status === "CANCELLED" ? status : null),
});

/** Changes by the consumer, the sweep, organizers, and requests that got no answer. */
const isByOthers =
  (answered: ReadonlySet<string>) =>
  ({ by, before, after }: Committed): boolean =>
    before?.status !== after.status && (!answered.has(by) || after.cancelReason === "OFFER_EXPIRED");

function changeOf({ at, by, before, after }: Committed): Operation<Status> {
  const [from, to] = [(before?.status ?? "none") as Status, after.status as Status];
  const step = (status: Status) => (status === from ? to : null);
  return { name: `${by} (${from} to ${to})`, begun: at, ended: at + MAX_HOLD_MS, step };
}

/** Checks that a change of the capacity that was answered has set what it was to set. */
export function wrongCapacities(commits: readonly Recorded[], requests: readonly Asked[]): string[] {
  const states = statesOf(commits);
  return requests.flatMap(({ name, act, outcome }) => {
    if (act.what !== "change" || act.patch.capacity === undefined || outcome !== "changed") return [];
    const set = states.get(sessionOf(act))?.find(({ by, isNewRules }) => by === name && isNewRules);
    const capacity = set && wholeLedger(set.state).capacity;
    if (set === undefined || capacity === act.patch.capacity) return [];
    return [broken("newRules", `${name} has set ${capacity} seats instead of ${act.patch.capacity}`)];
  });
}

interface LedgerMoment extends Pick<Recorded, "at" | "by"> {
  readonly state: LedgerState;
  readonly isNewRules: boolean;
}

/** Each session's ledger after each commit that changed one of its items. */
function statesOf(commits: readonly Recorded[]): ReadonlyMap<string, readonly LedgerMoment[]> {
  const items = new LedgerItems();
  const moments = new Map<string, LedgerMoment[]>(SESSION_IDS.map((sessionId) => [sessionId, []]));
  for (const { at, by, changes } of commits) {
    const own = changes.filter(({ after }) => isLedgerItem(after));
    for (const { after } of own) items.put(after);
    for (const sessionId of new Set(own.map(({ after }) => sessionIdOfItem(after)))) {
      const state = items.of(sessionId);
      const isNewRules = own.some(({ before, after }) => before?.rulesVersion !== after.rulesVersion);
      if (state) moments.get(sessionId)?.push({ at, by, state, isNewRules });
    }
  }
  return moments;
}

/** Checks that each refusal was true of the session at some moment of the request. People wait only for a full one. */
export function wrongRefusals(
  commits: readonly Recorded[],
  requests: readonly Asked[],
  clockErrorMs: number,
): string[] {
  const states = statesOf(commits);
  return requests.flatMap(({ name, act, begun, answered, outcome }) => {
    if (act.what !== "reserve" || outcome === null || answered === null) return [];
    const told = outcome === "waitlisted" ? "session-full" : outcome;
    if (told in MEANINGS || ANYTHING.includes(told)) return [];
    const ledgers = states.get(sessionOf(act)) ?? [];
    const shown = ledgers.filter(({ at }, n) => {
      const until = (ledgers[n + 1]?.at ?? Number.POSITIVE_INFINITY) + MAX_HOLD_MS;
      return at <= answered && until >= begun;
    });
    const from = begun - clockErrorMs;
    const to = answered + clockErrorMs;
    const isTrue = shown.some(({ state }) =>
      timesWithin(state, from, to).some((time) => refusedAt(state, time).includes(told)),
    );
    return isTrue ? [] : [broken("once", `${name} was answered ${outcome}, which was never so`)];
  });
}

/** Times at which a request may have been judged: the first, the last, and both sides of each change between. */
function timesWithin(state: LedgerState, from: number, to: number): number[] {
  const { registrationOpensAt, registrationClosesAt, lineClosesAt, endsAt } = wholeLedger(state);
  const changes = [registrationOpensAt, registrationClosesAt, lineClosesAt, endsAt]
    .filter((at) => at !== null)
    .flatMap((at) => [Date.parse(at) - 1, Date.parse(at)]);
  return [from, to, ...changes.filter((at) => at > from && at < to)];
}

/** A person with an ended offer is told what holds without their own seat. */
function refusedAt(state: LedgerState, time: number): string[] {
  const ledger = wholeLedger(state);
  const now = new Date(time).toISOString();
  return [ledger, { ...ledger, taken: ledger.taken - 1 }].flatMap((each) => refusalOf(each, now)?.kind ?? []);
}
