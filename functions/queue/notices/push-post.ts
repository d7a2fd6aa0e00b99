import { encryptNotification } from "@block65/webcrypto-web-push";
import type { PushSubscription } from "../../core/notices/push/push-subscription.ts";
import type { PushAnswer } from "../../core/notices/push/send-push.ts";
import type { PushMessage } from "./push-message.ts";

const TIMEOUT_MS = 5_000;

/** A push service has not taken the message yet. */
class PushFailed extends Error {
  override readonly name = "PushFailed";
}

/**
 * Encrypts a message for one browser (RFC 8291) and hands it to the browser's push service (RFC 8030).
 *
 * @param authorize writes the header that says who sends
 */
export const pushPost =
  (authorize: (origin: string) => Promise<string>) =>
  async ({ endpoint, p256dh, auth }: PushSubscription, message: PushMessage): Promise<PushAnswer> => {
    const { origin } = new URL(endpoint);
    const { text, topic, urgency, ttlSeconds } = message;
    const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } };
    const body = await encryptNotification(subscription, new TextEncoder().encode(text));
    const response = await fetch(endpoint, {
      method: "POST",
      // The address was checked, but not those to which it leads.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        authorization: await authorize(origin),
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        ttl: String(ttlSeconds),
        topic,
        urgency,
      },
      body,
    });
    await response.body?.cancel();
    return answerOf(response.status, origin);
  };

/** What is wrong with the message or the subscription stays wrong. All else may be mended, by us or by them. */
function answerOf(status: number, origin: string): PushAnswer {
  if (status >= 200 && status < 300) return "accepted";
  if (status === 404 || status === 410) return "gone";
  if (status === 400 || status === 413) return "refused";
  throw new PushFailed(`${origin} answers ${status}`);
}
