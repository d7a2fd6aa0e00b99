import type { SendingSettings } from "../../contract/notice-settings.ts";
import type { Sender } from "../../core/notices/send-notice.ts";
import { pushKeyOf } from "../../middleware/push-key.ts";
import { vapid } from "../../middleware/vapid-token.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { pushDevices } from "./push-devices.ts";
import { pushPost } from "./push-post.ts";

/** Sends notices to the devices of people. A stage without push sends none. */
export function pushChannel(settings: SendingSettings, table: Table): Sender {
  const { PUSH_SECRET: secret, PUSH_CONTACT: contact } = settings;
  if (secret === undefined || contact === undefined)
    return async () => ({ kind: "impossible", why: "no push on this stage" });
  const key = pushKeyOf(secret);
  const post = pushPost(vapid(key, contact));
  return pushDevices({ table, post, serverKey: key.publicKey, clock: () => new Date() });
}
