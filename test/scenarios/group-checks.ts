import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isRsvpKey } from "../../functions/store/keys.ts";
import { broken } from "../support/invariant-names.ts";
import type { Change } from "./stream.ts";

const WAITS = ["WAITLISTED", "OFFERED"];
const isWaiting = ({ status }: Item): boolean => WAITS.includes(String(status));

/**
 * One seat of a group: each seat of a member ends all others in its commit, one of them at a time gives an offer, and a
 * group that has given a seat gives no other one while the person has it.
 *
 * @param requests those for one of several sessions, with their answers
 */
export function wrongGroups(
  commits: readonly (readonly Change[])[],
  requests: ReadonlyMap<string, string | null>,
): string[] {
  const rsvps = new Map<string, Item>();
  const seats = new Map<string, Item>();
  const steps = commits.flatMap((commit) => {
    const own = commit.filter(({ after }) => isRsvpKey(after));
    for (const { after } of own) rsvps.set(nameOf(after), after);
    return own.flatMap((change) => [
      ...wrongEnd(change, own),
      ...wrongMember(change, [...rsvps.values()]),
      ...secondSeat(change, rsvps, seats, requests),
    ]);
  });
  return [...steps, ...wrongAnswers(commits.flat(), requests)];
}

const nameOf = ({ PK, SK }: Item): string => `${PK} ${SK}`;
const gains = ({ before, after }: Change): boolean =>
  after.status === "CONFIRMED" && before?.status !== "CONFIRMED";

/** Each person has one group at most, so their last seat by a group tells whether there is another one. */
function secondSeat(
  change: Change,
  rsvps: ReadonlyMap<string, Item>,
  seats: Map<string, Item>,
  requests: ReadonlyMap<string, string | null>,
): string[] {
  const { before, after } = change;
  const isByGroup = before?.anyOfId !== undefined || requests.has(String(after.changedBy));
  if (!gains(change) || !isByGroup) return [];
  const first = seats.get(after.PK);
  seats.set(after.PK, after);
  const isStill = first !== undefined && rsvps.get(nameOf(first))?.version === first.version;
  return isStill && first.SK !== after.SK
    ? wrong(`${after.PK} got ${after.SK} beside ${first.SK} by one group`)
    : [];
}

const GRANTED: readonly string[] = ["confirmed", "accepted"];

/** A request gains one seat if its answer says so, and otherwise none. */
function wrongAnswers(changes: readonly Change[], requests: ReadonlyMap<string, string | null>): string[] {
  const gained = Map.groupBy(
    changes.filter((change) => isRsvpKey(change.after) && gains(change)),
    ({ after }) => String(after.changedBy),
  );
  return [...requests].flatMap(([name, outcome]) => {
    const seats = gained.get(name)?.length ?? 0;
    const isRight = outcome === null ? seats < 2 : seats === (GRANTED.includes(outcome) ? 1 : 0);
    return isRight ? [] : [broken("once", `${name} was answered ${outcome} and gained ${seats} seats`)];
  });
}

const wrong = (how: string): string[] => [broken("oneOfGroup", how)];

/** Only a seat ends another wait. */
function wrongEnd({ before, after }: Change, commit: readonly Change[]): string[] {
  if (after.cancelReason !== "OTHER_TAKEN" || before?.status === "CANCELLED") return [];
  const hasSeat = commit.some(
    (other) =>
      other.after.PK === after.PK &&
      other.after.status === "CONFIRMED" &&
      other.before?.status !== "CONFIRMED",
  );
  return hasSeat ? [] : wrong(`${after.PK} lost ${after.SK} to a seat that nobody got`);
}

function wrongMember({ before, after }: Change, rsvps: readonly Item[]): string[] {
  if (before?.anyOfId === undefined || before.status === after.status) return [];
  const others = rsvps.filter(
    (other) => other.PK === after.PK && other.SK !== after.SK && other.anyOfId === before.anyOfId,
  );
  const left = others.filter(isWaiting);
  if (after.status === "CONFIRMED" && left.length > 0)
    return wrong(`${after.PK} got ${after.SK} and is still in ${left.map(({ SK }) => SK).join(", ")}`);
  const isNewOffer = after.status === "OFFERED" && before.status === "WAITLISTED";
  const offered = left.filter(({ status }) => status === "OFFERED");
  return isNewOffer && offered.length > 0
    ? wrong(`${after.PK} is offered ${after.SK} beside ${offered.map(({ SK }) => SK).join(", ")}`)
    : [];
}
