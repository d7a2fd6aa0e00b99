import type { PersonalSettings } from "../../contract/notice-settings.ts";
import {
  ofSubscription,
  type PushSubscriptionBody,
  type PushSubscriptionsAnswer,
  pushSubscriptionBody,
  type SubscribedAnswer,
} from "../../contract/push.ts";
import { isPointOfCurve, pushKeyOf } from "../../middleware/push-key.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { invalid, type Routes, route, signedIn } from "../../middleware/route.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readSubscriptions, subscribe, unsubscribe } from "../../store/notices/push-subscriptions.ts";

const OFF_CURVE = [
  {
    path: "body.keys.p256dh",
    message: "a key as the browser gives it, in base64url",
    code: "NOT_A_PUSH_KEY",
  },
] as const;
const NO_PUSH = [{ path: "body", message: "nothing, because this stage sends no push messages" }] as const;

/** The routes by which browsers subscribe to push messages. */
export function pushRoutes(
  table: Table,
  { PUSH_SECRET: secret, WEBSITE_URL: siteUrl }: PersonalSettings,
): Routes {
  const publicKey = secret === undefined ? null : pushKeyOf(secret).publicKey;
  return {
    "GET /api/me/push-subscriptions": route({ access: signedIn }, async ({ attendee: { userId } }) => {
      const subscriptions = (await readSubscriptions(table, userId)).map(
        ({ id, endpoint, createdAt, expiresAt }) => ({ id, endpoint, createdAt, expiresAt }),
      );
      return json<PushSubscriptionsAnswer>(200, "OK", { publicKey, subscriptions }, PERSONAL);
    }),

    "POST /api/me/push-subscriptions": route(
      { access: signedIn, body: pushSubscriptionBody(isOnLoopback(siteUrl)) },
      async ({ attendee: { userId }, body }) => {
        if (publicKey === null) return invalid(NO_PUSH);
        if (!isPointOfCurve(body.keys.p256dh)) return invalid(OFF_CURVE);
        const { id, isNew } = await subscribe(table, userId, newSubscription(body, publicKey));
        const [status, outcome] = isNew ? ([201, "SUBSCRIBED"] as const) : ([200, "RENEWED"] as const);
        return json<SubscribedAnswer>(status, outcome, { id }, PERSONAL);
      },
    ),

    "DELETE /api/me/push-subscriptions/{id}": route(
      { access: signedIn, ...ofSubscription },
      async ({ attendee: { userId }, params: { id } }) => {
        await unsubscribe(table, userId, id);
        return { status: 204, outcome: "UNSUBSCRIBED", body: "" };
      },
    ),
  };
}

const newSubscription = ({ endpoint, keys, expirationTime }: PushSubscriptionBody, serverKey: string) => ({
  endpoint,
  ...keys,
  serverKey,
  createdAt: new Date().toISOString(),
  expiresAt: typeof expirationTime === "number" ? new Date(expirationTime).toISOString() : null,
});

/** Then the whole service is on one machine. */
const isOnLoopback = (siteUrl: string | undefined): boolean =>
  siteUrl !== undefined && /^http:\/\/(localhost|127\.0\.0\.1):/.test(siteUrl);
