import type { SendingSettings } from "../../contract/notice-settings.ts";
import { ttlOf, urgencyOf } from "../../core/notices/push/push-rules.ts";
import { type PushAnswer, pushSender } from "../../core/notices/push/send-push.ts";
import type { Sender, ToldNotice } from "../../core/notices/send-notice.ts";
import { pushPayload } from "../../formats/notices/push-payload.ts";
import { pushKeyOf } from "../../middleware/push-key.ts";
import { vapid } from "../../middleware/vapid-token.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { forgetSubscription, readSubscriptions } from "../../store/notices/push-subscriptions.ts";
import { type PushMessage, pushPost } from "./push-post.ts";

/** Sends notices to the devices of people. A stage without push sends none. */
export function pushChannel(settings: SendingSettings, table: Table): Sender {
  const { PUSH_SECRET: secret, PUSH_CONTACT: contact } = settings;
  if (secret === undefined || contact === undefined)
    return async () => ({ kind: "impossible", why: "no push on this stage" });
  const key = pushKeyOf(secret);
  return pushSender<PushMessage>({
    subscriptionsOf: (userId) => readSubscriptions(table, userId),
    write: (told) => messageOf(told, new Date().toISOString()),
    post: pushPost(vapid(key, contact)) satisfies (...sent: never[]) => Promise<PushAnswer>,
    forget: (userId, subscription) => forgetSubscription(table, userId, subscription),
    serverKey: key.publicKey,
    clock: () => new Date(),
  });
}

function messageOf(told: ToldNotice, now: string): PushMessage | null {
  const ttlSeconds = ttlOf(told, now);
  if (ttlSeconds === null) return null;
  const payload = pushPayload(told);
  return {
    text: JSON.stringify(payload),
    topic: payload.tag,
    urgency: urgencyOf(told.notice.kind),
    ttlSeconds,
  };
}
