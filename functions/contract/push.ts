import * as z from "zod/mini";
import { Instant, type Wire } from "./answers.ts";
import { rule } from "./invalid-codes.ts";

/** What a browser needs to subscribe, and the subscriptions that the person has. */
export const PushSubscriptionsAnswer = z.object({
  /** The `applicationServerKey`, in base64url. `null`: this stage sends no push messages. */
  publicKey: z.nullable(z.string()),
  subscriptions: z.array(
    z.object({
      id: z.string(),
      endpoint: z.string(),
      createdAt: Instant,
      expiresAt: z.nullable(Instant),
    }),
  ),
});
export type PushSubscriptionsAnswer = Wire<typeof PushSubscriptionsAnswer>;

export const SubscribedAnswer = z.object({ id: z.string() });
export type SubscribedAnswer = Wire<typeof SubscribedAnswer>;

const MAX_ENDPOINT_CHARACTERS = 1_024;

/** A point on the curve P-256, not compressed: 65 bytes, of which the first is 4. */
const P256DH = /^B[\w-]{86}$/;
/** 16 bytes. */
const AUTH = /^[\w-]{22}$/;

/** The push services of browsers. Any other address could keep everybody's messages waiting, or lead into a network. */
const PUSH_SERVICE =
  /^(?:fcm\.googleapis\.com|jmt17\.google\.com|(?:[a-z\d-]+\.)*(?:push\.services\.mozilla\.com|push\.apple\.com|notify\.windows\.com))$/;
const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d+\/\S*$/;

/**
 * Tells whether a function may call the address: people give it, so it must be that of a known push service.
 *
 * @param onLoopback the service runs on one machine, and so does its push service
 */
export function isPushEndpoint(endpoint: string, onLoopback: boolean): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url === null || /\s/.test(endpoint)) return false;
  if (onLoopback && LOOPBACK.test(endpoint)) return true;
  const { protocol, username, password, hostname, port, hash } = url;
  const isPlain = username === "" && password === "" && port === "" && hash === "";
  return protocol === "https:" && isPlain && PUSH_SERVICE.test(hostname);
}

/** A subscription as the browser's `PushSubscription.toJSON()` gives it. */
export const pushSubscriptionBody = (onLoopback: boolean) =>
  z.strictObject({
    endpoint: z.string().check(
      z.maxLength(MAX_ENDPOINT_CHARACTERS),
      z.refine((endpoint) => isPushEndpoint(endpoint, onLoopback), rule("NOT_A_PUSH_SERVICE")),
    ),
    /** Milliseconds since 1970. */
    expirationTime: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(8_640_000_000_000_000)))),
    keys: z.strictObject({
      p256dh: z.string().check(z.regex(P256DH, rule("NOT_A_PUSH_KEY"))),
      auth: z.string().check(z.regex(AUTH, rule("NOT_A_PUSH_KEY"))),
    }),
  });
export type PushSubscriptionBody = z.infer<ReturnType<typeof pushSubscriptionBody>>;

export const ofSubscription = {
  params: z.object({ id: z.string().check(z.minLength(1), z.maxLength(100)) }),
};

/** What the service worker gets. It makes the notification without asking the service. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  readonly kind: string;
  /** The page about it: a path of the web app. */
  readonly url: string;
  /** Notifications with the same tag replace each other. */
  readonly tag: string;
  readonly noticeId: string;
  readonly eventId: string;
}
