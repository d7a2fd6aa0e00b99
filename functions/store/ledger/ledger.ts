// Only the modules of `store/ledger` and `store/parts` know how seats are counted. A ledger is one item, the
// desk. For a crowd it has parts beside it, so no other module may assume one item.

import { type Tally, tallyOf } from "../../core/figures/tally.ts";
import type { Ledger, LedgerItem, SessionState } from "../../core/seats/ledger.ts";
import { NO_STANDBY, type Standby } from "../../core/standby/standby.ts";
import { type Item, textOrNull } from "../dynamodb/table.ts";
import { sessionIdOfLedger } from "../keys.ts";
import { versionOf } from "../programme/versions.ts";

export interface FoundLedger extends Ledger {
  /** The desk holds newcomers off until then; ISO, UTC. */
  readonly gate?: string;
}

/** @param parts all parts of the ledger in order, if it has any */
export function toLedger(desk: Item, parts: readonly Item[] = []): FoundLedger {
  const items = [desk, ...parts].map(toLedgerItem);
  const sumOf = (count: "taken" | "waiting") => items.reduce((sum, item) => sum + item[count], 0);
  return {
    sessionId: sessionIdOfLedger(desk),
    taken: sumOf("taken"),
    waiting: sumOf("waiting"),
    capacity: typeof desk.capacity === "number" ? desk.capacity + numberOf(desk.dealt) : null,
    state: desk.state as SessionState,
    registrationOpensAt: textOrNull(desk.registrationOpensAt),
    registrationClosesAt: textOrNull(desk.registrationClosesAt),
    endsAt: textOrNull(desk.endsAt),
    lineClosesAt: desk.lineClosesAt as string,
    lineClosedAt: textOrNull(desk.lineClosedAt),
    lastWaitlistedAt: latest(items.map(({ lastWaitlistedAt }) => lastWaitlistedAt)),
    freedAt: textOrNull(desk.freedAt),
    rulesVersion: versionOf(desk.rulesVersion),
    rulesChangedAt: textOrNull(desk.rulesChangedAt),
    ...(desk.draft === true && { draft: true }),
    ...(desk.blocks === true && { blocks: true }),
    ...(desk.eventClosed === true && { eventClosed: true }),
    ...(typeof desk.graceMinutes === "number" && { graceMinutes: desk.graceMinutes }),
    ...(typeof desk.eventGrace === "number" && { eventGrace: desk.eventGrace }),
    ...standbyIn(desk),
    ...(desk.booth === true && { booth: true }),
    takenAtCapacityChange: numberOf(desk.takenAtCapacityChange),
    tally: tallyOf((counter) =>
      [desk, ...parts].reduce((sum, item) => sum + numberOf(item[ATTRIBUTE_OF[counter] ?? counter]), 0),
    ),
    door: {
      inside: numberOf(desk.inside),
      walkIns: numberOf(desk.walkIns),
      anyway: numberOf(desk.anyway),
      checkIns: numberOf(desk.checkIns),
    },
    epoch: versionOf(desk.epoch),
    ...(typeof desk.gate === "string" && { gate: desk.gate }),
    ...(desk.lineOpen === true && { lineOpen: true }),
    ...(parts.length > 0 && { items }),
  };
}

/** Most ledgers have none of it. */
function standbyIn(desk: Item): { readonly standby?: Standby } {
  const standby: Standby = {
    numberedTo: numberOf(desk.numberedTo),
    numberedAt: textOrNull(desk.numberedAt),
    calledTo: numberOf(desk.calledTo),
    toldTo: numberOf(desk.toldTo),
    releasedAt: textOrNull(desk.releasedAt),
    releaseAsked: desk.releaseAsked === true,
  };
  const isEmpty = Object.entries(NO_STANDBY).every(([what, none]) => standby[what as keyof Standby] === none);
  return isEmpty ? {} : { standby };
}

const toLedgerItem = (item: Item): LedgerItem => ({
  taken: item.taken as number,
  waiting: item.waiting as number,
  capacity: (item.capacity as number | undefined) ?? null,
  lastWaitlistedAt: textOrNull(item.lastWaitlistedAt),
});

const numberOf = (value: unknown): number => (value as number | undefined) ?? 0;

const latest = (times: readonly (string | null)[]): string | null =>
  times
    .filter((time) => time !== null)
    .sort()
    .at(-1) ?? null;

/** DynamoDB reserves these counter names. */
const ATTRIBUTE_OF: Partial<Record<keyof Tally, string>> = { left: "leftLine" };

/** Proves the epoch that was seen. A ledger of one item that nobody has changed has none. */
export const heldEpoch = (epoch: number) =>
  epoch === 0
    ? { condition: "attribute_not_exists(epoch)", values: {} }
    : { condition: "epoch = :epoch", values: { ":epoch": epoch } };

/** The item that holds the rules, with counts of its own. */
export const deskOf = (ledger: Ledger): LedgerItem => ledger.items?.[0] ?? ledger;

/** The seats that parts have or have sold. */
export const seatsDealt = ({ items = [] }: Pick<Ledger, "items">): number =>
  items.slice(1).reduce((sum, { capacity }) => sum + (capacity ?? 0), 0);

export const seatsSoldByParts = ({ items = [] }: Pick<Ledger, "items">): number =>
  items.slice(1).reduce((sum, { taken }) => sum + taken, 0);
