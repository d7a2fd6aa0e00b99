import type { AnyOfBook } from "../../core/any-of/reserve-any-of.ts";
import type { FoundRsvp } from "../../core/seats/rsvp.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact, type Update } from "../dynamodb/transact.ts";
import { rsvpKey } from "../keys.ts";
import { ADD_VERSION, asFound, WRITTEN_BY } from "../seats/rsvp-expressions.ts";
import { rsvpsOf } from "./ending.ts";
import { findGroup, openGroup } from "./group-item.ts";

/** Groups of sessions in the table. */
export const anyOfBook = (table: Table): AnyOfBook => ({
  async look(name) {
    const group = await findGroup(table, name);
    return { group, rsvps: await rsvpsOf(table, name) };
  },

  async open({ requestId, sessionIds }, group, members) {
    const { kind } = await transact(table, [
      ...members.map((found) => joinAsFound(found, group.anyOfId, requestId)),
      openGroup(
        group,
        sessionIds,
        members.map(({ rsvp }) => rsvp.sessionId),
      ),
    ]);
    return kind;
  },
});

/** Makes a wait or an offer a member of the group, if it is as it was found. */
function joinAsFound(found: FoundRsvp, anyOfId: string, requestId: string): Update {
  const before = asFound(found);
  return {
    Key: rsvpKey(found.rsvp.userId, found.rsvp.sessionId),
    UpdateExpression: `SET ${WRITTEN_BY}, anyOfId = :anyOfId ${ADD_VERSION}`,
    ConditionExpression: before.condition,
    ExpressionAttributeNames: before.names,
    ExpressionAttributeValues: {
      ...before.values,
      ":requestId": requestId,
      ":anyOfId": anyOfId,
      ":one": 1,
    },
  };
}
