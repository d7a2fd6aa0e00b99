import { createHash } from "node:crypto";
import {
  MAX_SUBSCRIPTIONS,
  type PushSubscription,
  planSubscribing,
  type SubscribingPlan,
} from "../../core/notices/push/push-subscription.ts";
import { StoreUnavailable } from "../dynamodb/failures.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { preferencesKey } from "../keys.ts";

/** A subscription as its browser gives it. */
export type NewSubscription = Omit<PushSubscription, "id">;

/** 128 bits of a hash: short, and never the same for two endpoints. */
const subscriptionIdOf = (endpoint: string): string =>
  createHash("sha256").update(endpoint).digest("base64url").slice(0, 22);

/** The person's subscriptions, the oldest first. */
export const readSubscriptions = async (table: Table, userId: string): Promise<readonly PushSubscription[]> =>
  (await find(table, preferencesKey(userId), toSubscriptions)) ?? [];

const toSubscriptions = (item: Item): PushSubscription[] =>
  subscriptionsOf(item)?.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)) ?? [];

function subscriptionsOf({ subscriptions }: Item): PushSubscription[] | null {
  if (subscriptions === undefined) return null;
  return Object.entries(subscriptions as Record<string, Record<string, unknown>>).map(([id, kept]) => ({
    id,
    endpoint: String(kept.endpoint),
    p256dh: String(kept.p256dh),
    auth: String(kept.auth),
    serverKey: String(kept.serverKey),
    createdAt: String(kept.createdAt),
    expiresAt: textOrNull(kept.expiresAt),
  }));
}

/** Each refusal means that another device has subscribed meanwhile. */
const MAX_ATTEMPTS = 10;

/** Keeps a subscription of the person. Twice the same does no harm. */
export async function subscribe(
  table: Table,
  userId: string,
  subscription: NewSubscription,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const id = subscriptionIdOf(subscription.endpoint);
  let existing = await find(table, preferencesKey(userId), subscriptionsOf);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const plan = planSubscribing(existing, id);
    const vote = await updateItem(table, {
      Key: preferencesKey(userId),
      ...carriedOut(plan, id, subscription),
    });
    if (vote.agreed) return { id, isNew: plan.kind !== "renew" };
    existing = vote.item && subscriptionsOf(vote.item);
  }
  throw new StoreUnavailable("other devices of the person subscribe all the time");
}

/** The write of a plan, on the condition that what it saw is still so. A person who comes back is kept (`ttl`). */
function carriedOut(plan: SubscribingPlan, id: string, subscription: NewSubscription): Omit<Update, "Key"> {
  const one = { "#id": id };
  switch (plan.kind) {
    case "create":
      return {
        UpdateExpression: "SET subscriptions = :all REMOVE #ttl",
        ConditionExpression: "attribute_not_exists(subscriptions)",
        ExpressionAttributeNames: { "#ttl": "ttl" },
        ExpressionAttributeValues: { ":all": { [id]: subscription } },
      };
    case "renew":
      return {
        UpdateExpression: "SET subscriptions.#id = :one REMOVE #ttl",
        ConditionExpression: "attribute_exists(subscriptions.#id)",
        ExpressionAttributeNames: { ...one, "#ttl": "ttl" },
        ExpressionAttributeValues: { ":one": { ...subscription, createdAt: plan.createdAt } },
      };
    case "add":
      return {
        UpdateExpression: "SET subscriptions.#id = :one REMOVE #ttl",
        ConditionExpression: "size(subscriptions) < :max",
        ExpressionAttributeNames: { ...one, "#ttl": "ttl" },
        ExpressionAttributeValues: { ":one": subscription, ":max": MAX_SUBSCRIPTIONS },
      };
    case "replace":
      return {
        UpdateExpression: "SET subscriptions.#id = :one REMOVE subscriptions.#oldest, #ttl",
        ConditionExpression: "attribute_exists(subscriptions.#oldest)",
        ExpressionAttributeNames: { ...one, "#oldest": plan.oldestId, "#ttl": "ttl" },
        ExpressionAttributeValues: { ":one": subscription },
      };
  }
}

const ID = /^[\w-]{22}$/;

/** Forgets a subscription of the person, if they have it. */
export async function unsubscribe(table: Table, userId: string, id: string): Promise<void> {
  if (!ID.test(id)) return;
  await updateItem(table, {
    Key: preferencesKey(userId),
    UpdateExpression: "REMOVE subscriptions.#id",
    ConditionExpression: "attribute_exists(subscriptions.#id)",
    ExpressionAttributeNames: { "#id": id },
  });
}

/** Forgets a subscription that its push service no longer has, unless the browser has renewed its keys since. */
export async function forgetSubscription(
  table: Table,
  userId: string,
  { id, p256dh, auth, serverKey }: PushSubscription,
): Promise<void> {
  await updateItem(table, {
    Key: preferencesKey(userId),
    UpdateExpression: "REMOVE subscriptions.#id",
    ConditionExpression:
      "subscriptions.#id.p256dh = :p256dh AND subscriptions.#id.#auth = :auth AND subscriptions.#id.serverKey = :serverKey",
    ExpressionAttributeNames: { "#id": id, "#auth": "auth" },
    ExpressionAttributeValues: { ":p256dh": p256dh, ":auth": auth, ":serverKey": serverKey },
  });
}
