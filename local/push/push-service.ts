import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { stackOf } from "../error-text.ts";
import { close, listen } from "../listen.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { decryptPush, type SubscriptionKeys } from "./decrypt-push.ts";
import { pushContent } from "./push-content.ts";
import { headersProblem } from "./push-headers.ts";
import { type PushSubscriptionJson, Subscriptions, type ToldAnswer } from "./subscriptions.ts";
import { vapidProblem } from "./vapid.ts";

export interface PushService {
  readonly url: string;
  /** Subscribes a browser that does not exist. Only messages signed with the given key are accepted. */
  subscribe(applicationServerKey?: string): PushSubscriptionJson;
  /** Tells the answer to further messages; undefined: messages are accepted again. */
  tell(subscriptionId: string, answer: ToldAnswer | undefined): boolean;
  stop(): Promise<void>;
}

interface PushServiceOptions {
  readonly outbox: Outbox;
  /** The clock of the functions, which sign their tokens by it. */
  now(): Date;
  log(line: string): void;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Services must take this many bytes and may refuse more. */
const MAX_BODY_BYTES = 4_096;

/** In the place of the browsers' push services (RFC 8030): reads what is sent, and keeps it in the outbox. */
export async function startPushService({ outbox, now, log }: PushServiceOptions): Promise<PushService> {
  const subscriptions = new Subscriptions();
  let origin = "";

  async function answer(request: IncomingMessage): Promise<Answer> {
    const [, id] = /^\/push\/([\w-]+)$/.exec(request.url ?? "") ?? [];
    const body = await buffer(request);
    const subscription = id === undefined ? undefined : subscriptions.find(id);
    if (request.method !== "POST" || subscription === undefined)
      return { status: 404, body: "There is no such subscription" };
    const told = subscriptions.nextAnswer(subscription);
    if (told !== undefined) return { status: told, ...(told === 429 && { headers: { "retry-after": "1" } }) };
    const malformed = headersProblem(request.headers);
    if (malformed !== undefined) return { status: 400, body: malformed };
    const forbidden = await vapidProblem(request.headers.authorization, {
      audience: origin,
      now: now(),
      publicKey: subscription.applicationServerKey,
    });
    if (forbidden !== undefined) return { status: 403, body: forbidden };
    if (body.length > MAX_BODY_BYTES) return { status: 413, body: `More than ${MAX_BODY_BYTES} bytes` };
    const payload = readable(body, subscription.keys);
    if (payload === undefined) return { status: 400, body: "The message is not encrypted for these keys" };
    const content = pushContent(payload, request.headers);
    const { id: messageId } = outbox.keep({
      ...content,
      at: now().toISOString(),
      to: `${origin}/push/${id}`,
    });
    const { ttl = "" } = request.headers;
    return { status: 201, headers: { location: `${origin}/messages/${messageId}`, ttl: String(ttl) } };
  }

  const server = createServer(async (request, response) => {
    try {
      send(response, await answer(request));
    } catch (error) {
      log(`push | ${stackOf(error)}`);
      send(response, { status: 500 });
    }
  });
  origin = `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
  return {
    url: origin,
    subscribe: (applicationServerKey) => subscriptions.add(origin, applicationServerKey),
    tell: (id, told) => subscriptions.tell(id, told),
    stop: () => close(server),
  };
}

/** A real service cannot read messages, and the browser would drop this one without a word. */
function readable(body: Buffer, keys: SubscriptionKeys): string | undefined {
  try {
    return decryptPush(body, keys);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, headers, body = "" }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" });
  response.end(body);
}
