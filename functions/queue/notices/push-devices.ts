import { ttlOf, urgencyOf } from "../../core/notices/push/push-rules.ts";
import { type PushPorts, pushSender } from "../../core/notices/push/send-push.ts";
import type { Sender, ToldNotice } from "../../core/notices/send-notice.ts";
import { pushPayload } from "../../formats/notices/push-payload.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { forgetSubscription, readSubscriptions } from "../../store/notices/push-subscriptions.ts";
import type { PushMessage } from "./push-message.ts";

/** How a function reaches the devices of people. */
export interface WayToDevices extends Pick<PushPorts<PushMessage>, "post" | "serverKey" | "clock"> {
  readonly table: Table;
}

/** Sends notices to the devices of people, and forgets those that no longer exist. */
export const pushDevices = ({ table, post, serverKey, clock }: WayToDevices): Sender =>
  pushSender<PushMessage>({
    subscriptionsOf: (userId) => readSubscriptions(table, userId),
    write: (told) => messageOf(told, clock().toISOString()),
    post,
    forget: (userId, subscription) => forgetSubscription(table, userId, subscription),
    serverKey,
    clock,
  });

function messageOf(told: ToldNotice, now: string): PushMessage | null {
  const ttlSeconds = ttlOf(told, now);
  if (ttlSeconds === null) return null;
  const payload = pushPayload(told, now);
  return {
    text: JSON.stringify(payload),
    topic: payload.tag,
    urgency: urgencyOf(told.notice.kind),
    ttlSeconds,
  };
}
