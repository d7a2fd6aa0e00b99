import type { Item } from "../../functions/store/dynamodb/table.ts";

interface Hand {
  readonly at: string;
  readonly note: string | null;
  readonly raisedCapacity: boolean;
}

const timeOf = ({ bySessionSK }: Item): string => String(bySessionSK).split("#")[0] ?? "";

/** An organizer has just offered the person a seat before others, and has said why. */
export function isOutOfTurn(rsvp: Item): boolean {
  const hand = rsvp.outOfTurn as Hand | undefined;
  return rsvp.status === "OFFERED" && hand !== undefined && hand.at === rsvp.offeredAt && hand.note !== null;
}

/** An organizer has just added the person. */
export const isAdded = (rsvp: Item): boolean =>
  rsvp.status !== "CANCELLED" && (rsvp.added as Hand | undefined)?.at === timeOf(rsvp);

/** The same with a seat that did not exist before, so it is nobody else's. */
export const hasNewSeat = (rsvp: Item): boolean =>
  isAdded(rsvp) && rsvp.status === "CONFIRMED" && (rsvp.added as Hand).raisedCapacity;
