import { unmarshall } from "@aws-sdk/util-dynamodb";
import { isAnonymous } from "../../core/account/anonymous.ts";
import type { RsvpState } from "../../core/notices/notices-of-rsvp.ts";
import { type Item, textOrNull } from "../dynamodb/table.ts";
import { isRsvpKey, userIdOf } from "../keys.ts";
import { toFoundRsvp } from "../seats/rsvp.ts";

type Image = Parameters<typeof unmarshall>[0];

/** An item before and after a write, as the table's stream shows it. */
export interface Images {
  readonly OldImage?: Image;
  readonly NewImage?: Image;
}

export interface RsvpChange {
  readonly before: RsvpState | null;
  readonly after: RsvpState;
  /** The person has claimed it, so its address has been told already. */
  readonly isClaim: boolean;
}

/** Reads the change of an RSVP. `null`: the images are of another item, or the RSVP is nobody's or has moved to nobody. */
export function rsvpChangeOf({ OldImage, NewImage }: Images): RsvpChange | null {
  if (NewImage === undefined) return null;
  const after = unmarshall(NewImage) as Item;
  if (!isRsvpKey(after) || isAnonymous(userIdOf(after))) return null;
  const before = OldImage ? (unmarshall(OldImage) as Item) : null;
  const isClaim = after.claimedAt !== undefined && after.claimedAt !== before?.claimedAt;
  return { before: before && stateOf(before), after: stateOf(after), isClaim };
}

/** Reads an item of an RSVP. */
export function stateOf(item: Item): RsvpState {
  const { rsvp, version } = toFoundRsvp(item);
  return { rsvp, version, since: sinceOf(item), cameFrom: textOrNull(item.cameFrom) };
}

/** A held RSVP stands in the index at the time of its state, but an offer at its end. */
function sinceOf({ cancelledAt, offeredAt, bySessionSK }: Item): string {
  const [seatedOrJoinedAt = ""] = String(bySessionSK).split("#");
  return String(cancelledAt ?? offeredAt ?? seatedOrJoinedAt);
}
