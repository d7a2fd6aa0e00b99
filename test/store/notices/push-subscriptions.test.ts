import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { find } from "../../../functions/store/dynamodb/find.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { preferencesKey } from "../../../functions/store/keys.ts";
import {
  putPreferences,
  readPersonToTell,
  readPreferences,
} from "../../../functions/store/notices/preferences.ts";
import {
  forgetSubscription,
  readSubscriptions,
  subscribe,
  unsubscribe,
} from "../../../functions/store/notices/push-subscriptions.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const device = (n: number, keys = { p256dh: "p", auth: "a" }) => ({
  ...{ endpoint: `https://push.net/${n}`, ...keys, serverKey: "key", expiresAt: null },
  createdAt: `2026-12-27T10:00:${String(n).padStart(2, "0")}.000Z`,
});
const endpoints = async (user: string) =>
  (await readSubscriptions(table, user)).map(({ endpoint }) => endpoint);
const only = async (user: string) => {
  const [one] = await readSubscriptions(table, user);
  if (one === undefined) throw new Error("no subscription");
  return one;
};

describe("devices that subscribe at once", () => {
  it("are all kept, also the first ones of a person", async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => subscribe(table, "many", device(n))));
    expect(all.every(({ isNew }) => isNew)).toBe(true);
    expect(await endpoints("many")).toEqual([1, 2, 3, 4, 5].map((n) => device(n).endpoint));
  });

  it("are never more than ten, and each replaces another one", async () => {
    for (let n = 1; n <= 10; n++) await subscribe(table, "full", device(n));
    await Promise.all([11, 12, 13].map((n) => subscribe(table, "full", device(n))));
    expect(await endpoints("full")).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((n) => device(n).endpoint),
    );
  });

  it("are never more than ten when there was room for one", async () => {
    for (let n = 1; n <= 9; n++) await subscribe(table, "nearly", device(n));
    await Promise.all([10, 11, 12].map((n) => subscribe(table, "nearly", device(n))));
    expect(await endpoints("nearly")).toHaveLength(10);
  });

  it("are one if they are the same", async () => {
    const news = await Promise.all([1, 1, 1].map((n) => subscribe(table, "same", device(n))));
    expect(news.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await endpoints("same")).toHaveLength(1);
  });
});

it("a device that subscribes again gets its new keys, and keeps its age", async () => {
  await subscribe(table, "again", device(1));
  const later = { ...device(2, { p256dh: "new", auth: "too" }), endpoint: device(1).endpoint };
  expect(await subscribe(table, "again", later)).toMatchObject({ isNew: false });
  expect(await only("again")).toMatchObject({ p256dh: "new", auth: "too", createdAt: device(1).createdAt });
});

/** A table in which something else is written just before the first write. */
function interruptedBy(act: () => Promise<unknown>): Table {
  let interrupted = false;
  const send = async (command: UpdateCommand) => {
    if (command instanceof UpdateCommand && !interrupted) {
      interrupted = true;
      await act();
    }
    return table.client.send(command);
  };
  return { ...table, client: { send } as unknown as Table["client"] };
}

it("a device that another one replaces while it is renewed takes the place of the next", async () => {
  for (let n = 1; n <= 10; n++) await subscribe(table, "renewing", device(n));
  const interrupted = interruptedBy(() => subscribe(table, "renewing", device(11)));
  expect(await subscribe(interrupted, "renewing", device(1))).toMatchObject({ isNew: true });
  const left = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  expect(await endpoints("renewing")).toEqual(left.map((n) => device(n).endpoint));
});

it.each([0, 9, 10])(
  "of two devices that come to %i others at once, none is lost and there are ten at most",
  async (others) => {
    const user = `with-${others}`;
    for (let n = 1; n <= others; n++) await subscribe(table, user, device(n));
    const interrupted = interruptedBy(() => subscribe(table, user, device(11)));
    await subscribe(interrupted, user, device(12));
    const left = await endpoints(user);
    expect(left).toHaveLength(Math.min(others + 2, 10));
    expect(left.slice(-2)).toEqual([11, 12].map((n) => device(n).endpoint));
  },
);

describe("a subscription that its push service no longer has", () => {
  it("is forgotten", async () => {
    await subscribe(table, "gone", device(1));
    await forgetSubscription(table, "gone", await only("gone"));
    expect(await endpoints("gone")).toEqual([]);
    expect(await readPersonToTell(table, "gone")).toMatchObject({ takesPush: false });
  });

  it.each([
    ["keys", { p256dh: "new" }],
    ["secret", { auth: "new" }],
    ["key of the service", { serverKey: "new" }],
  ])("is kept if the browser has given another %s meanwhile", async (name, change) => {
    const user = `renewed-${Object.keys(change)}`;
    await subscribe(table, user, device(1));
    const seen = await only(user);
    await subscribe(table, user, { ...device(1), ...change });
    await forgetSubscription(table, user, seen);
    expect(await endpoints(user), name).toHaveLength(1);
  });

  it("may be gone already, with everything about the person", async () => {
    const nobody = { id: "A".repeat(22), ...device(1) };
    await forgetSubscription(table, "nobody", nobody);
    await unsubscribe(table, "nobody", nobody.id);
    expect(await find(table, preferencesKey("nobody"), (item) => item)).toBeNull();
  });
});

it("subscribing and choosing channels do not touch each other", async () => {
  const chosen = { channels: { MOVED: [] }, reminderMinutes: 10, language: "en" } as const;
  await subscribe(table, "chooser", device(1));
  await putPreferences(table, "chooser", chosen);
  expect(await readPersonToTell(table, "chooser")).toEqual({ ...chosen, takesPush: true });
  const { id } = await only("chooser");
  await unsubscribe(table, "chooser", id);
  await unsubscribe(table, "chooser", id);
  expect(await readPreferences(table, "chooser")).toEqual(chosen);
});

it.each(["the first device", "a further one", "a known one", "one too many"])(
  "keeps a person who comes back: %s takes the item's end away",
  async (which) => {
    const devices =
      { "the first device": 0, "a further one": 1, "a known one": 2, "one too many": 10 }[which] ?? 0;
    for (let n = 1; n <= devices; n++) await subscribe(table, which, device(n));
    await table.client.send(
      new UpdateCommand({
        ...{ TableName: table.name, Key: preferencesKey(which), UpdateExpression: "SET #ttl = :soon" },
        ...{
          ExpressionAttributeNames: { "#ttl": "ttl" },
          ExpressionAttributeValues: { ":soon": 1_900_000_000 },
        },
      }),
    );
    await subscribe(table, which, device(which === "a known one" ? 1 : 11));
    expect(await find(table, preferencesKey(which), (item) => item)).not.toHaveProperty("ttl");
  },
);
