import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Outbox } from "../../local/outbox/outbox.ts";
import { decryptPush } from "../../local/push/decrypt-push.ts";
import { type PushService, startPushService } from "../../local/push/push-service.ts";
import type { PushSubscriptionJson } from "../../local/push/subscriptions.ts";
import { type Claims, encryptFor, type VapidKeys, vapidHeader, vapidKeys } from "./support/web-push.ts";

const NOW = new Date("2027-03-04T09:00:00Z");
const inSeconds = (seconds: number) => Math.floor(NOW.getTime() / 1000) + seconds;
const outbox = new Outbox();
let push: PushService;
let subscription: PushSubscriptionJson;
let vapid: VapidKeys;

beforeAll(async () => {
  push = await startPushService({ outbox, now: () => NOW, log: () => undefined });
  vapid = await vapidKeys();
});
afterAll(() => push.stop());
beforeEach(() => {
  outbox.empty();
  subscription = push.subscribe();
});

const authorization = (claims: Partial<Claims> = {}, keys = vapid) =>
  vapidHeader({ aud: push.url, exp: inSeconds(60), sub: "mailto:team@conf.example", ...claims }, keys);
const encrypted = (text: string, to = subscription) => encryptFor(to, text);

interface Sending {
  readonly to?: PushSubscriptionJson;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

const PAYLOAD = JSON.stringify({ title: "A seat is free", body: "Größe 🎉", kind: "OFFER_MADE" });

async function send({ to = subscription, headers = {}, body }: Sending = {}): Promise<Response> {
  return fetch(to.endpoint, {
    method: "POST",
    headers: {
      ttl: "60",
      "content-encoding": "aes128gcm",
      authorization: await authorization(),
      ...headers,
    },
    body: body ?? (await encrypted(PAYLOAD, to)),
  });
}

it("decrypts the example of RFC 8291, appendix A", () => {
  const keys = {
    privateKey: Buffer.from("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", "base64url"),
    publicKey: Buffer.from(
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
      "base64url",
    ),
    auth: Buffer.from("BTBZMqHH6r4Tts7J_aSIgg", "base64url"),
  };
  const body =
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
  const text = decryptPush(Buffer.from(body, "base64url"), keys);
  expect(text).toBe("When I grow up, I want to be a watermelon");
});

describe("a push message", () => {
  it("is accepted, decrypted with the subscription's keys, and kept", async () => {
    const answer = await send({ headers: { topic: "offer-1", urgency: "high" } });
    expect({ status: answer.status, text: await answer.text() }).toEqual({ status: 201, text: "" });
    const [kept] = outbox.entries();
    expect(answer.headers.get("location")).toBe(`${push.url}/messages/${kept?.id}`);
    expect(kept).toMatchObject({
      channel: "push",
      at: NOW.toISOString(),
      to: subscription.endpoint,
      kind: "OFFER_MADE",
      subject: "A seat is free",
      text: "Größe 🎉",
      headers: { ttl: "60", topic: "offer-1", urgency: "high" },
      raw: PAYLOAD,
    });
  });

  it("that is no notification is kept as it is, with its topic as its kind", async () => {
    await send({ body: await encrypted("ping"), headers: { topic: "test" } });
    expect(outbox.entries()[0]).toMatchObject({ kind: "test", subject: "", text: "ping" });
  });

  it.each([404, 410, 429, 500])("gets %i as long as the service was told so", async (status) => {
    push.tell(subscription.id, { status, count: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await send()).status);
    expect(statuses).toEqual([status, status, 201]);
    push.tell(subscription.id, { status, count: null });
    expect((await send()).status).toBe(status);
    push.tell(subscription.id, undefined);
    expect((await send()).status).toBe(201);
    expect(outbox.entries()).toHaveLength(2);
  });

  it("says when to come back if there were too many", async () => {
    push.tell(subscription.id, { status: 429, count: 1 });
    expect((await send()).headers.get("retry-after")).toBe("1");
  });
});

describe("the push service refuses", () => {
  const refusals: [number, string, () => Promise<Sending>][] = [
    [
      404,
      "an unknown subscription",
      async () => ({ to: { ...subscription, endpoint: `${push.url}/push/x` } }),
    ],
    [400, "no time to live", async () => ({ headers: { ttl: "soon" } })],
    [400, "another encoding", async () => ({ headers: { "content-encoding": "aesgcm" } })],
    [400, "a topic that is too long", async () => ({ headers: { topic: "t".repeat(33) } })],
    [400, "an unknown urgency", async () => ({ headers: { urgency: "asap" } })],
    [400, "a message for other keys", async () => ({ body: await encrypted("x", push.subscribe()) })],
    [400, "a message that is not encrypted", async () => ({ body: new TextEncoder().encode(PAYLOAD) })],
    [413, "more than 4,096 bytes", async () => ({ body: new Uint8Array(4_097) })],
    [403, "no signature", async () => ({ headers: { authorization: "Bearer x" } })],
    [403, "a token for another service", () => signed({ aud: "https://push.example" })],
    [403, "a token that has expired", () => signed({ exp: inSeconds(-1) })],
    [403, "a token for more than a day", () => signed({ exp: inSeconds(86_401) })],
    [403, "a token without a contact", () => signed({ sub: "team" })],
  ];
  const signed = async (claims: Partial<Claims>) => ({
    headers: { authorization: await authorization(claims) },
  });

  it.each(refusals)("with %i: %s", async (status, _, sending) => {
    expect((await send(await sending())).status).toBe(status);
    expect(outbox.entries()).toEqual([]);
  });

  it("a token of another key than the one it names, or than the subscription's", async () => {
    const other = await vapidKeys();
    const forged = await authorization({}, { ...other, publicKey: vapid.publicKey });
    expect((await send({ headers: { authorization: forged } })).status).toBe(403);
    const bound = push.subscribe(vapid.publicKey);
    const foreign = await authorization({}, other);
    expect((await send({ to: bound, headers: { authorization: foreign } })).status).toBe(403);
    expect((await send({ to: bound })).status).toBe(201);
  });
});
