import { createECDH, randomBytes, randomUUID } from "node:crypto";
import type { SubscriptionKeys } from "./decrypt-push.ts";

/** What a browser gives to the application: the JSON form of a `PushSubscription`. */
export interface PushSubscriptionJson {
  readonly id: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** How the push service answers the next messages to a subscription. */
export interface ToldAnswer {
  readonly status: number;
  /** How many messages get this answer; null: every one. */
  readonly count: number | null;
}

interface Subscription {
  readonly keys: SubscriptionKeys;
  readonly applicationServerKey: string | undefined;
  told: ToldAnswer | undefined;
}

/** The subscriptions that a browser would have made. Their private keys are here, so messages can be read. */
export class Subscriptions {
  readonly #byId = new Map<string, Subscription>();

  add(origin: string, applicationServerKey?: string): PushSubscriptionJson {
    const id = randomUUID();
    const pair = createECDH("prime256v1");
    const publicKey = pair.generateKeys();
    const auth = randomBytes(16);
    const keys = { privateKey: pair.getPrivateKey(), publicKey, auth };
    this.#byId.set(id, { keys, applicationServerKey, told: undefined });
    const shown = { p256dh: publicKey.toString("base64url"), auth: auth.toString("base64url") };
    return { id, endpoint: `${origin}/push/${id}`, keys: shown };
  }

  find(id: string): Subscription | undefined {
    return this.#byId.get(id);
  }

  /** Returns false if there is no such subscription. */
  tell(id: string, answer: ToldAnswer | undefined): boolean {
    const subscription = this.#byId.get(id);
    if (subscription) subscription.told = answer;
    return subscription !== undefined;
  }

  /** The status that the next message gets, if the service was told one. */
  nextAnswer(subscription: Subscription): number | undefined {
    const { told } = subscription;
    if (told === undefined || told.count === 0) return undefined;
    subscription.told = { ...told, count: told.count === null ? null : told.count - 1 };
    return told.status;
  }
}
