import { clash } from "../../../functions/core/overlaps/conflicts.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import type { Change } from "../../scenarios/stream.ts";
import { broken } from "../../support/invariant-names.ts";

/** A session, and what one person has there. */
export interface Elsewhere {
  readonly desk: Item;
  readonly rsvp: Item;
}

const LINE_ENDS_BEFORE_START_MS = 5 * 60_000;
/** The consumer may have read times that were new so long before its transaction. */
const SETTLED_MS = 60_000;

/**
 * The consumer confirms nobody with `TAKE_IF_FREE` who has a seat or an offer in a session that clashes. Times that have
 * just changed are left out, because no transaction proves them.
 */
export function takenThoughNotFree(
  { before, after }: Change,
  desk: Item,
  elsewhere: readonly Elsewhere[],
  at: number,
): string[] {
  if (before?.status !== "WAITLISTED" || before.onOffer !== "TAKE_IF_FREE" || after.status !== "CONFIRMED")
    return [];
  const clashing = elsewhere.filter(
    (other) =>
      ["CONFIRMED", "OFFERED"].includes(String(other.rsvp.status)) &&
      clash(timesOf(desk), timesOf(other.desk)) &&
      [desk, other.desk].every(({ rulesChangedAt }) => isOld(rulesChangedAt, at)),
  );
  return clashing.map(({ rsvp }) =>
    broken("choices", `${after.PK} was confirmed, and has ${rsvp.status} in ${rsvp.SK} at the same time`),
  );
}

/** In an event that blocks overlaps nobody gains a seat beside one that clashes. Moves are left out as above. */
export function gainedBesideSeat(
  { before, after }: Change,
  desk: Item,
  elsewhere: readonly Elsewhere[],
  at: number,
): string[] {
  if (after.status !== "CONFIRMED" || before?.status === "CONFIRMED" || desk.blocks !== true) return [];
  return elsewhere
    .filter(
      (other) =>
        other.rsvp.status === "CONFIRMED" &&
        Date.parse(timesOf(other.desk).endsAt) > at + SETTLED_MS &&
        clash(timesOf(desk), timesOf(other.desk)) &&
        [desk, other.desk].every(({ rulesChangedAt }) => isOld(rulesChangedAt, at)),
    )
    .map(({ rsvp }) => broken("overlaps", `${after.PK} gained ${after.SK} beside ${rsvp.SK}`));
}

const isOld = (rulesChangedAt: unknown, at: number): boolean =>
  typeof rulesChangedAt !== "string" || Date.parse(rulesChangedAt) + SETTLED_MS < at;

const timesOf = ({ lineClosesAt, endsAt }: Item) => ({
  startsAt: new Date(Date.parse(String(lineClosesAt)) + LINE_ENDS_BEFORE_START_MS).toISOString(),
  endsAt: String(endsAt),
});
