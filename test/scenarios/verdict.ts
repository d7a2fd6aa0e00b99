import { toLedger } from "../../functions/store/ledger.ts";
import type { Item } from "../../functions/store/table.ts";
import { imbalances } from "../support/double-entry.ts";
import type { Deed } from "./people.ts";
import type { Change } from "./stream.ts";

type Status = "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED" | "none";

const TRANSITIONS: Readonly<Record<Status, readonly Status[]>> = {
  none: ["CONFIRMED", "WAITLISTED"],
  CANCELLED: ["CONFIRMED", "WAITLISTED"],
  WAITLISTED: ["OFFERED", "CONFIRMED", "CANCELLED"],
  OFFERED: ["CONFIRMED", "CANCELLED"],
  CONFIRMED: ["CANCELLED"],
};

/** What is wrong with the way things went, step by step, whatever they have come to in the end. */
export function wrongSteps(changes: readonly Change[], deeds: ReadonlyMap<string, Deed>): string[] {
  const inLine = new Map<string, Item>();
  const found: string[] = [];
  let lineClosesAt = "";
  for (const group of commits(changes)) {
    for (const { before, after } of group) {
      if (after.SK === "LEDGER") {
        lineClosesAt = String(after.lineClosesAt);
        found.push(...wrongLedger(before, after));
      }
      if (!after.PK.startsWith("USER#")) continue;
      found.push(...wrongTransition(before, after));
      if (after.status === "WAITLISTED") inLine.set(after.PK, after);
      else inLine.delete(after.PK);
    }
    for (const change of group) {
      if (givesPlace(change)) found.push(...overtaken(change, inLine, deeds, lineClosesAt));
    }
  }
  return found;
}

/** The ledger stands before the RSVPs that are changed together with it. */
function commits(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  let last = "";
  for (const change of changes) {
    const { SK, changedBy, cancelledAt, offeredAt, bySessionSK } = change.after;
    const commit = `${changedBy} ${cancelledAt ?? offeredAt ?? String(bySessionSK).split("#")[0]}`;
    if (SK !== "LEDGER" && commit === last) groups.at(-1)?.push(change);
    else groups.push([change]);
    last = SK === "LEDGER" ? "" : commit;
  }
  return groups;
}

function wrongLedger(before: Item | null, after: Item): string[] {
  const { taken, waiting, capacity, takenAtCapacityChange } = after;
  const most = Math.max(Number(capacity), Number(takenAtCapacityChange));
  const grows = Number(taken) > Number(before?.taken ?? 0);
  const found: string[] = imbalances(toLedger(after));
  if (Number(taken) > most) found.push(`2: ${taken} were taken of ${most}`);
  if (grows && Number(taken) > Number(capacity)) found.push(`2: a place beyond ${capacity} was given`);
  if (Number(taken) < 0 || Number(waiting) < 0) found.push(`1: ${taken} taken, ${waiting} waiting`);
  return found;
}

function wrongTransition(before: Item | null, after: Item): string[] {
  const from = (before?.status ?? "none") as Status;
  const to = after.status as Status;
  const found: string[] = [];
  if (!TRANSITIONS[from].includes(to)) found.push(`${after.PK} went from ${from} to ${to}`);
  if (before && before.rsvpId !== after.rsvpId) found.push(`3: ${after.PK} has another rsvpId`);
  const rsvpAt = before?.rsvpAt ?? (to === "CONFIRMED" ? after.rsvpAt : undefined);
  if (after.rsvpAt !== rsvpAt) found.push(`5: ${after.PK} has another rsvpAt`);
  if (to === "CONFIRMED" && after.rsvpAt === undefined) found.push(`5: ${after.PK} has no rsvpAt`);
  return found;
}

/** How many got a place from the line, whoever was told of it. */
export const placesServed = (changes: readonly Change[]): number =>
  changes.filter((change) => change.before?.status === "WAITLISTED" && givesPlace(change)).length;

const givesPlace = ({ before, after }: Change): boolean =>
  after.status === "OFFERED" || (after.status === "CONFIRMED" && before?.status !== "OFFERED");

/** Who waits still though they were told that they are in line before the other so much as asked. */
function overtaken(
  { before, after }: Change,
  inLine: ReadonlyMap<string, Item>,
  deeds: ReadonlyMap<string, Deed>,
  lineClosesAt: string,
): string[] {
  const isServed = before?.status === "WAITLISTED" && !deeds.has(String(after.changedBy));
  const asked = deeds.get(String(isServed ? before.changedBy : after.changedBy));
  const at = String(after.offeredAt ?? String(after.bySessionSK).split("#")[0]);
  if (!asked || at >= lineClosesAt) return [];
  return [...inLine.values()].flatMap(({ PK, changedBy }) => {
    const answered = deeds.get(String(changedBy))?.answered;
    const isFirst = typeof answered === "number" && answered < asked.begun;
    return isFirst ? [`4: ${after.PK} got a place before ${PK}, who has waited longer`] : [];
  });
}
