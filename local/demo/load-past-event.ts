import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { chunksOf } from "../../functions/store/dynamodb/batches.ts";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../functions/store/dynamodb/update.ts";
import { bySessionOrder, bySessionPartition, ledgerKey, rsvpKey } from "../../functions/store/keys.ts";
import { call, type DemoTarget } from "./demo-api.ts";
import { PAST_EVENT_ID, type PastRsvp, pastEvent } from "./past-event.ts";

/** DynamoDB's limit of one call. */
const MAX_ITEMS_PER_WRITE = 25;

/**
 * Adds an event that is over, with figures of it. Nobody can reserve or come in the past, so its RSVPs are written into
 * the table step by step. The stream shows the steps, and they are counted in the hours in which they would have been.
 */
export async function loadPastEvent(target: DemoTarget, table: Table): Promise<void> {
  const token = await target.token("demo-organizer", ["organizer"]);
  const { event, sessions } = pastEvent(Date.now());
  const path = `/api/events/${PAST_EVENT_ID}`;
  await call(target, "PUT", path, { token, body: event });
  for (const { body, rsvps, played } of sessions) {
    const answer = await call(target, "POST", `${path}/sessions`, { token, body });
    const { sessionId } = answer as { sessionId: string };
    const itemsOf = (held: readonly PastRsvp[], step: Step) =>
      held.map((rsvp) => itemOf(sessionId, rsvp, step));
    const gone = rsvps.filter(({ cancelledAt }) => cancelledAt !== null);
    const inside = rsvps.filter(({ checkedInAt }) => checkedInAt !== null);
    await putAll(table, itemsOf(rsvps, "reserved"));
    await putAll(table, [...itemsOf(gone, "cancelled"), ...itemsOf(inside, "checked in")]);
    await countAtDoor(table, sessionId, played);
  }
}

type Step = "reserved" | "cancelled" | "checked in";

function itemOf(sessionId: string, rsvp: PastRsvp, step: Step): Item {
  const { userId, name, rsvpId, reservedAt, cancelledAt, checkedInAt } = rsvp;
  const common = {
    ...rsvpKey(userId, sessionId),
    rsvpId,
    name,
    email: null,
    rsvpAt: reservedAt,
    changedBy: step,
  };
  if (step === "cancelled")
    return { ...common, status: "CANCELLED", cancelledAt, cancelReason: "ATTENDEE", version: 2 };
  const held = {
    ...{ status: "CONFIRMED", bySessionPK: bySessionPartition(sessionId, "CONFIRMED") },
    bySessionSK: bySessionOrder(reservedAt, userId),
  };
  if (step === "reserved") return { ...common, ...held, version: 1 };
  return { ...common, ...held, checkedInAt, checkedInBy: "demo-organizer", checkInId: rsvpId, version: 2 };
}

type Played = ReturnType<typeof pastEvent>["sessions"][number]["played"];

async function countAtDoor(table: Table, sessionId: string, played: Played): Promise<void> {
  const { reserved, cancelled, came, walkIns, anyway } = played;
  await updateItem(table, {
    Key: ledgerKey(sessionId),
    UpdateExpression:
      "SET taken = :taken, reserved = :reserved, released = :released, inside = :inside, walkIns = :walkIns, anyway = :anyway, checkIns = :checkIns",
    ExpressionAttributeValues: {
      ...{ ":taken": reserved - cancelled + walkIns, ":reserved": reserved, ":released": cancelled },
      ...{ ":inside": came + walkIns, ":walkIns": walkIns, ":anyway": anyway, ":checkIns": came + walkIns },
    },
  });
}

async function putAll({ client, name }: Table, items: readonly Item[]): Promise<void> {
  for (const chunk of chunksOf(items, MAX_ITEMS_PER_WRITE)) {
    const RequestItems = { [name]: chunk.map((Item) => ({ PutRequest: { Item } })) };
    await client.send(new BatchWriteCommand({ RequestItems }));
  }
}
