// Devices that hold the list of a door, and when each was last heard of.

import type { DoorDevice } from "../../core/standby/standby.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { DEVICE_PREFIX, deviceIdOf, deviceKey, sessionPartition } from "../keys.ts";

/** A device asks every few seconds, and need not be noted each time. */
const NOTED_EVERY_MS = 15_000;
const KEPT_S = 24 * 60 * 60;
const MAX_REMEMBERED = 1_000;

/** Notes that a device has just asked for the list of a door. Each instance remembers what it has noted. */
export function deviceNoting(table: Table) {
  const noted = new Map<string, number>();
  return async (sessionId: string, deviceId: string, now: Date): Promise<void> => {
    const name = `${sessionId} ${deviceId}`;
    if (now.getTime() - (noted.get(name) ?? 0) < NOTED_EVERY_MS) return;
    if (noted.size >= MAX_REMEMBERED) noted.clear();
    await updateItem(table, {
      Key: deviceKey(sessionId, deviceId),
      UpdateExpression: "SET seenAt = :now, #ttl = :ttl",
      ConditionExpression: "attribute_not_exists(seenAt) OR seenAt < :now",
      ExpressionAttributeNames: { "#ttl": "ttl" },
      ExpressionAttributeValues: {
        ":now": now.toISOString(),
        ":ttl": Math.floor(now.getTime() / 1_000) + KEPT_S,
      },
    });
    noted.set(name, now.getTime());
  };
}

export async function devicesOf(table: Table, sessionId: string): Promise<DoorDevice[]> {
  const devices: DoorDevice[] = [];
  const query = { ...partition(sessionPartition(sessionId), DEVICE_PREFIX), ConsistentRead: true };
  for await (const page of queryPages(table, query))
    devices.push(...page.map((item) => ({ deviceId: deviceIdOf(item), seenAt: String(item.seenAt) })));
  return devices;
}
