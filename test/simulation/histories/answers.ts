import { refusalOf } from "../../../functions/core/seats/ledger.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { toLedger } from "../../../functions/store/seats/ledger.ts";
import { broken } from "../../support/invariant-names.ts";
import type { Recorded } from "./commits.ts";
import { misplaced, type Operation } from "./linearizable.ts";
import type { Asked } from "./people.ts";

/** A transaction may become visible this much later than it was certain. */
const MAX_HOLD_MS = 30;

type Status = "none" | "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED";

/** What each answer says of the person's RSVP: from which status, and to which if it changed it. */
const MEANINGS: Readonly<Record<string, readonly [from: readonly Status[], to?: Status]>> = {
  confirmed: [["none", "CANCELLED", "WAITLISTED"], "CONFIRMED"],
  waitlisted: [["none", "CANCELLED"], "WAITLISTED"],
  accepted: [["OFFERED"], "CONFIRMED"],
  cancelled: [["CONFIRMED", "WAITLISTED", "OFFERED"], "CANCELLED"],
  "already-confirmed": [["CONFIRMED"]],
  "already-waitlisted": [["WAITLISTED"]],
  "already-cancelled": [["CANCELLED"]],
  "rsvp-not-found": [["none"]],
  "no-offer": [["none", "CANCELLED", "WAITLISTED"]],
  "offer-expired": [["OFFERED", "CANCELLED"]],
};
/** These refusals are about the session. Nobody with a seat or a waitlist entry gets one when they ask for a seat. */
const REFUSED: readonly Status[] = ["none", "CANCELLED", "OFFERED"];
const ANYTHING = ["rate-limited", "contention"];

/** Checks that the answers of each person have one order that explains them, with what others did to the RSVP. */
export function wrongOrders(commits: readonly Recorded[], requests: readonly Asked[]): string[] {
  const people = new Set(requests.flatMap(({ act }) => ("userId" in act ? [act.userId] : [])));
  return [...people].flatMap((userId) => {
    const own = requests.filter(
      ({ act, outcome }) => "userId" in act && act.userId === userId && outcome !== null,
    );
    const answered = new Map(own.map((asked) => [asked.name, asked]));
    const left = misplaced<Status>("none", [
      ...own.map(operationOf),
      ...commits.flatMap((commit) => changesByOthers(commit, userId, answered)),
    ]);
    return left.length === 0 ? [] : [broken("once", `${userId}: no order explains ${left.join(", ")}`)];
  });
}

function operationOf({ name, begun, answered, outcome }: Asked): Operation<Status> {
  const [from, to] = MEANINGS[outcome ?? ""] ?? [REFUSED];
  const step = (status: Status): Status | null => {
    if (ANYTHING.includes(outcome ?? "")) return status;
    return from.includes(status) ? (to ?? status) : null;
  };
  return { name: `${name} (${outcome})`, begun, ended: answered ?? Number.POSITIVE_INFINITY, step };
}

/** Changes by the consumer, the sweep, organizers, and requests that got no answer. */
function changesByOthers(
  { at, by, changes }: Recorded,
  userId: string,
  answered: ReadonlyMap<string, Asked>,
): Operation<Status>[] {
  return changes
    .filter(({ before, after }) => after.PK === `USER#${userId}` && before?.status !== after.status)
    .filter(({ after }) => !answered.has(by) || after.cancelReason === "OFFER_EXPIRED")
    .map(({ before, after }) => {
      const [from, to] = [(before?.status ?? "none") as Status, after.status as Status];
      const step = (status: Status) => (status === from ? to : null);
      return { name: `${by} (${from} to ${to})`, begun: at, ended: at + MAX_HOLD_MS, step };
    });
}

/** Checks that each refusal was true of the session at some moment of the request. */
export function wrongRefusals(
  commits: readonly Recorded[],
  requests: readonly Asked[],
  clockErrorMs: number,
): string[] {
  const ledgers = commits.flatMap(({ at, changes }) =>
    changes.filter(({ after }) => after.SK === "LEDGER").map(({ after }) => ({ at, item: after })),
  );
  return requests.flatMap(({ name, act, begun, answered, outcome }) => {
    if (act.what !== "reserve" || outcome === null || answered === null) return [];
    if (outcome in MEANINGS || ANYTHING.includes(outcome)) return [];
    const shown = ledgers.filter(({ at }, n) => {
      const until = (ledgers[n + 1]?.at ?? Number.POSITIVE_INFINITY) + MAX_HOLD_MS;
      return at <= answered && until >= begun;
    });
    const times = [begun - clockErrorMs, answered + clockErrorMs];
    const isTrue = shown.some(({ item }) => times.some((time) => refusedAt(item, time).includes(outcome)));
    return isTrue ? [] : [broken("once", `${name} was answered ${outcome}, which was never so`)];
  });
}

/** A person with an ended offer is told what holds without their own seat. */
function refusedAt(item: Item, time: number): string[] {
  const ledger = toLedger(item);
  const now = new Date(time).toISOString();
  return [ledger, { ...ledger, taken: ledger.taken - 1 }].flatMap((each) => refusalOf(each, now)?.kind ?? []);
}
