import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isRsvpKey, sessionIdOfRsvp } from "../../functions/store/keys.ts";
import { broken } from "../support/invariant-names.ts";
import type { PersonRequest } from "./people.ts";
import type { Change } from "./stream.ts";

type Requests = ReadonlyMap<string, PersonRequest>;

export const isSwapped = ({ before, after }: Change): boolean =>
  after.cancelReason === "SWAPPED" && before?.status !== "CANCELLED";

const isConfirmed = ({ before, after }: Change): boolean =>
  after.status === "CONFIRMED" && before?.status !== "CONFIRMED";

/** Swaps are whole: nobody has both or neither through one, after each commit and by each answer. */
export function wrongSwaps(groups: readonly (readonly Change[])[], requests: Requests): string[] {
  const rsvps = new Map<string, Item>();
  const gaveUp = new Set<string>();
  const found: string[] = [];
  for (const group of groups) {
    const own = group.filter(({ after }) => isRsvpKey(after));
    for (const { after } of own) rsvps.set(nameOf(after.PK, sessionIdOfRsvp(after)), after);
    for (const change of own) {
      if (isSwapped(change)) gaveUp.add(String(change.after.changedBy));
      found.push(...wrongChange(change, own, rsvps, requests));
    }
  }
  return [...found, ...wrongAnswers(gaveUp, requests)];
}

const nameOf = (person: string, sessionId: string): string => `${person} ${sessionId}`;

function wrongChange(
  change: Change,
  group: readonly Change[],
  rsvps: ReadonlyMap<string, Item>,
  requests: Requests,
): string[] {
  const { PK, changedBy } = change.after;
  const sessionId = sessionIdOfRsvp(change.after);
  const request = requests.get(String(changedBy));
  if (isSwapped(change)) {
    if (request?.swapFor !== sessionId)
      return [broken("wholeSwap", `${PK} lost ${sessionId} by a swap that does not name it`)];
    const seat = rsvps.get(nameOf(PK, request.sessionId));
    return seat?.status === "CONFIRMED"
      ? []
      : [broken("wholeSwap", `${PK} gave ${sessionId} up and is ${seat?.status} in ${request.sessionId}`)];
  }
  if (request?.swapFor === undefined || !isConfirmed(change) || sessionId !== request.sessionId) return [];
  const isExchanged = group.some(
    (other) => isSwapped(other) && other.after.PK === PK && sessionIdOfRsvp(other.after) === request.swapFor,
  );
  return isExchanged
    ? []
    : [broken("wholeSwap", `${PK} got ${sessionId} and gave ${request.swapFor} not up`)];
}

/** An answer says that something was given up exactly if it was. */
const wrongAnswers = (gaveUp: ReadonlySet<string>, requests: Requests): string[] =>
  [...requests].flatMap(([name, { answered, outcome, givenUp = false }]) => {
    if (answered === null || outcome === null || givenUp === gaveUp.has(name)) return [];
    return [broken("wholeSwap", `${name} was told that it gave ${givenUp ? "something" : "nothing"} up`)];
  });
