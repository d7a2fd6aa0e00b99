import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { preferencesKey } from "../../../functions/store/keys.ts";
import { broken } from "../../support/invariant-names.ts";
import { type History, nameOf } from "./history.ts";
import type { Attempt, Sent } from "./post.ts";
import { beginningOf, hasEnded, type Telling } from "./telling.ts";
import type { Written } from "./told.ts";

/** Clocks of functions differ by this at most. */
const CLOCKS_MS = 10_000;
/** A push message that some devices do not take is given up after this. */
const GIVEN_UP_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

type Subscriptions = Readonly<Record<string, { readonly endpoint: string }>>;
const devicesIn = (item: Item | null): Subscriptions => (item?.subscriptions ?? {}) as Subscriptions;
const endpointsIn = (item: Item | null): string[] =>
  Object.values(devicesIn(item)).map(({ endpoint }) => endpoint);

/** Everything that was ever subscribed, by its endpoint. */
export const idsOf = (preferences: readonly Written[]): ReadonlyMap<string, string> =>
  new Map(
    preferences.flatMap(({ after }) =>
      Object.entries(devicesIn(after)).map(([id, { endpoint }]) => [endpoint, id] as const),
    ),
  );

/** What happened on the way to devices. Without it, every device that exists has to get everything. */
export interface OnTheWay {
  readonly attempts: readonly Attempt[];
  readonly isGone: (endpoint: string, at: number) => boolean;
}

/** Each device that exists all the time gets the message. */
export function untoldDevices(
  telling: Telling,
  preferences: History,
  times: readonly Sent[],
  { attempts, isGone }: OnTheWay,
): string[] {
  const { item, notice, putAt, endedAt } = telling;
  if (endedAt === null) return [];
  const states = preferences.statesOf(preferencesKey(notice.userId), putAt, endedAt).map(endpointsIn);
  const [first = []] = states;
  const staying = first.filter((endpoint) => states.every((each) => each.includes(endpoint)));
  const isGivenUp = (endpoint: string): boolean =>
    endedAt - Date.parse(notice.at) > GIVEN_UP_MS - CLOCKS_MS &&
    attempts.some(
      (each) => each.endpoint === endpoint && each.place === nameOf(item) && each.heard === "failed",
    );
  return staying
    .filter((endpoint) => !times.some(({ to }) => to === endpoint))
    .filter((endpoint) => !isGone(endpoint, endedAt) && !isGivenUp(endpoint))
    .map((endpoint) => broken("told", `${endpoint} does not get ${nameOf(item)} (${item.pushResult})`));
}

/** An offer that is over is told to nobody, and other messages are late after a day. */
export function wronglyLate({ item, notice, endedAt }: Telling, startsAt: readonly string[]): string[] {
  const ends = {
    OFFER_MADE: [notice.until],
    OFFER_ENDING: [notice.until],
    REMINDER: startsAt,
  }[notice.kind as string] ?? [new Date(Date.parse(notice.at) + DAY_MS).toISOString()];
  const isLate = ends.some((end) => Date.parse(String(end)) <= (endedAt ?? 0) + CLOCKS_MS);
  return isLate ? [] : [broken("told", `${nameOf(item)} is not sent as too late before ${ends}`)];
}

/** A device that is known to have the message does not get it again, and one that is gone gets none. */
export function wrongAttempts(
  telling: Telling,
  preferences: History,
  ids: ReadonlyMap<string, string>,
  attempts: readonly Attempt[],
): string[] {
  const { item, notice, writes } = telling;
  const own = attempts.filter(({ place }) => place === nameOf(item));
  const person = preferencesKey(notice.userId);
  const wrong: string[] = [];
  for (const { by, at, endpoint } of own) {
    const begun = beginningOf(telling, by, at);
    if (begun === null) continue;
    const subscribed = preferences.statesOf(person, begun.at, at).flatMap(endpointsIn);
    if (!subscribed.includes(endpoint)) wrong.push(`${endpoint} gets ${nameOf(item)}, and is no device`);
    if (reachedIn(begun.before).includes(ids.get(endpoint) ?? ""))
      wrong.push(`${endpoint} gets ${nameOf(item)} again from ${by}`);
  }
  for (const { at, by, before, after } of writes) {
    const heard = own.filter((each) => each.by === by && each.heardAt <= at);
    const isGivenBack = before?.push === "SENDING" && after.push === "WANTED";
    if (isGivenBack)
      for (const { endpoint } of heard.filter((each) => each.heard === "accepted"))
        if (!reachedIn(after).includes(ids.get(endpoint) ?? ""))
          wrong.push(`${by} forgets that ${endpoint} has ${nameOf(item)}`);
    const isLate = at - Date.parse(notice.at) > GIVEN_UP_MS - CLOCKS_MS;
    if (before !== null && !hasEnded(before, "push") && hasEnded(after, "push") && !isLate)
      for (const { endpoint, heardAt } of heard.filter((each) => each.heard === "gone"))
        if (preferences.statesOf(person, heardAt, at).every((each) => endpointsIn(each).includes(endpoint)))
          wrong.push(`${by} keeps ${endpoint}, which is gone`);
  }
  return wrong.map((how) => broken("told", how));
}

const reachedIn = (item: Item | null): string[] =>
  item?.reached instanceof Set ? [...(item.reached as Set<string>)] : [];
