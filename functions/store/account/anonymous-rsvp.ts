import { anonymousId } from "../../core/account/anonymous.ts";
import type { FoundRsvp } from "../../core/seats/rsvp.ts";
import { assign } from "../dynamodb/expressions.ts";
import type { Item } from "../dynamodb/table.ts";
import type { Write } from "../dynamodb/transact.ts";
import { bySessionOrder, rsvpKey } from "../keys.ts";
import { asFound } from "../seats/rsvp-expressions.ts";

/** What counts, and says nothing about the person. An attribute that is not named here is left behind. */
const COUNTED = ["status", "rsvpAt", "cancelledAt", "cancelReason", "part", "bySessionPK", "checkedInAt"];

/**
 * Moves an RSVP to nobody, if it is still as it was found: cancelled, or a seat in a session that is over. Person and RSVP
 * get new ids, because mails and files of organizers name the old ones. Each RSVP has an id of its own, so that nobody
 * can put a person's day together again.
 */
export function anonymized(
  { item, ...found }: FoundRsvp & { readonly item: Item },
  newId: () => string,
): Write[] {
  const nobody = anonymousId(newId());
  const counted = Object.entries(item).filter(([name]) => COUNTED.includes(name));
  const { clauses, names, values } = assign({
    ...Object.fromEntries(counted),
    ...(typeof item.bySessionSK === "string" && {
      bySessionSK: bySessionOrder(item.bySessionSK.split("#")[0] ?? "", nobody),
    }),
    ...{ rsvpId: newId(), name: null, email: null, changedBy: "erasing", version: 1 },
  });
  const { condition, names: seenNames, values: seenValues } = asFound(found);
  return [
    {
      Key: rsvpKey(nobody, found.rsvp.sessionId),
      UpdateExpression: `SET ${clauses.join(", ")}`,
      ConditionExpression: "attribute_not_exists(PK)",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
    {
      deletes: true,
      Key: rsvpKey(found.rsvp.userId, found.rsvp.sessionId),
      ConditionExpression: condition,
      ExpressionAttributeNames: seenNames,
      ...(Object.keys(seenValues).length > 0 && { ExpressionAttributeValues: seenValues }),
    },
  ];
}
