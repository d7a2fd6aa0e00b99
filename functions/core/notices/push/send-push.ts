import { type Sender, SentInPart } from "../send-notice.ts";
import type { PushSubscription } from "./push-subscription.ts";

/**
 * What a push service said to a message. `gone`: the subscription no longer exists. `refused`: it takes others, but
 * never this one.
 */
export type PushAnswer = "accepted" | "gone" | "refused";

export interface PushPorts<Message> {
  subscriptionsOf(userId: string): Promise<readonly PushSubscription[]>;
  /** @returns `null`: it is too late to tell */
  write(told: Parameters<Sender>[0]): Message | null;
  /** Rejects if the message may be accepted later. */
  post(subscription: PushSubscription, message: Message): Promise<PushAnswer>;
  /** Removes the subscription, unless it has been renewed. */
  forget(userId: string, subscription: PushSubscription): Promise<void>;
  /** The service's public key. */
  readonly serverKey: string;
  readonly clock: () => Date;
}

/**
 * The last try of the queue comes later than this. People give the addresses, so a device that never takes a message
 * must not end as a dead letter, for which a person is called.
 */
const GIVE_UP_AFTER_MS = 5 * 60_000;

/**
 * Sends a notice to all devices of a person. If some of them may take it later, it rejects and says which are done,
 * so that the next attempt leaves these out. After some minutes it gives up.
 */
export const pushSender =
  <Message>(ports: PushPorts<Message>): Sender =>
  async (told) => {
    const message = ports.write(told);
    if (message === null) return { kind: "impossible", why: "too late" };
    const { userId } = told.notice;
    const left = (await ports.subscriptionsOf(userId)).filter(({ id }) => !told.reached.includes(id));
    const ends = await Promise.allSettled(left.map((each) => pushTo(each, userId, message, ports)));
    const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    const reached = left.flatMap(({ id }, n) => (isAccepted(ends[n]) ? [id] : []));
    const isLate = ports.clock().getTime() - Date.parse(told.notice.at) > GIVE_UP_AFTER_MS;
    if (failures.length > 0 && !isLate) throw new SentInPart(reached, failures);
    const devices = told.reached.length + reached.length;
    return devices > 0
      ? { kind: "sent", messageId: `devices: ${devices}` }
      : { kind: "impossible", why: left.length === 0 ? "no subscription" : "no device took it" };
  };

const isAccepted = (end: PromiseSettledResult<PushAnswer> | undefined): boolean =>
  end?.status === "fulfilled" && end.value === "accepted";

/** A message that is signed with another key than the browser has subscribed for is never accepted. */
async function pushTo<Message>(
  subscription: PushSubscription,
  userId: string,
  message: Message,
  { post, forget, serverKey }: PushPorts<Message>,
): Promise<PushAnswer> {
  const answer = subscription.serverKey === serverKey ? await post(subscription, message) : "gone";
  if (answer === "gone") await forget(userId, subscription);
  return answer;
}
