import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { PushSubscriptionsAnswer } from "../../functions/contract/push.ts";
import type { NoticeKind } from "../../functions/core/notices/notice.ts";
import type { OutboxEntry } from "../../local/outbox/outbox.ts";
import type { PushSubscriptionJson } from "../../local/push/subscriptions.ts";
import { useConference } from "../support/conference.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({
  ...{ triggers: true, stream: true },
  environment: { RATE_LIMIT_CALLS: "50" },
});
const { as, cancel, full, rsvpOf, sees } = waitlistsOf({ service, conference });

const PATH = "/api/me/push-subscriptions";
const mine = async (user: string): Promise<PushSubscriptionsAnswer> => (await as(user, "GET", PATH)).body;
const idsOf = async (user: string) => (await mine(user)).subscriptions.map(({ id }) => id);
const toJson = ({ endpoint, keys }: PushSubscriptionJson) => ({ endpoint, expirationTime: null, keys });

/** A device that takes only what this stage has signed. */
const newDevice = async (user: string) => service.subscribe((await mine(user)).publicKey ?? undefined);

async function aDeviceOf(user: string): Promise<PushSubscriptionJson> {
  const device = await newDevice(user);
  expect((await as(user, "POST", PATH, toJson(device))).status).toBe(201);
  return device;
}

/** The push messages of one kind to a device, the last one first. */
const messagesTo = async ({ endpoint }: PushSubscriptionJson, kind: NoticeKind): Promise<OutboxEntry[]> =>
  (await service.outbox()).filter((entry) => entry.to === endpoint && entry.kind === kind);

async function messageTo(device: PushSubscriptionJson, kind: NoticeKind): Promise<OutboxEntry> {
  await expect.poll(() => messagesTo(device, kind)).not.toEqual([]);
  const [message] = await messagesTo(device, kind);
  if (message === undefined) throw new Error(`no message ${kind}`);
  return message;
}

/** The person is offered the seat that ada gives back. */
async function offerTo(user: string): Promise<string> {
  const sessionId = await full(["ada"], [user]);
  await cancel("ada", sessionId);
  await sees(user, sessionId, { status: "OFFERED" });
  return sessionId;
}

describe("subscriptions", () => {
  it("are the person's own: made once for an endpoint, renewed with new keys, and ended", async () => {
    const device = await aDeviceOf("ida");
    const [kept] = (await mine("ida")).subscriptions;
    expect(kept).toEqual({
      ...{ id: kept?.id, endpoint: device.endpoint, expiresAt: null },
      createdAt: expect.stringMatching(/Z$/),
    });
    const other = await newDevice("ida");
    const renewed = {
      ...toJson(device),
      keys: other.keys,
      expirationTime: Date.parse("2030-01-01T00:00:00Z"),
    };
    const again = await as("ida", "POST", PATH, renewed);
    expect([again.status, again.body]).toEqual([200, { id: kept?.id }]);
    expect((await mine("ida")).subscriptions).toEqual([{ ...kept, expiresAt: "2030-01-01T00:00:00.000Z" }]);
    expect((await as("max", "DELETE", `${PATH}/${kept?.id}`)).status).toBe(204);
    expect(await idsOf("ida")).toEqual([kept?.id]);
    for (const id of [kept?.id, kept?.id, "unknown", "%C3%BC".repeat(16)])
      expect((await as("ida", "DELETE", `${PATH}/${id}`)).status).toBe(204);
    expect(await idsOf("ida")).toEqual([]);
  });

  it("are ten at most: the eleventh device replaces the one that came first", async () => {
    for (let n = 0; n < 10; n++) await aDeviceOf("eva");
    const [first = "", ...others] = await idsOf("eva");
    await aDeviceOf("eva");
    const ids = await idsOf("eva");
    expect(ids).toHaveLength(10);
    expect(ids).not.toContain(first);
    expect(ids.slice(0, 9)).toEqual(others);
  });

  it("need a token, and their answers are never stored on the way", async () => {
    const answer = await as("ida", "GET", PATH);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const response = await fetch(service.url + PATH);
    expect(response.status).toBe(401);
  });

  it.each<[string, object]>([
    ["an address within a network", { endpoint: "https://localhost/push" }],
    ["an address by number", { endpoint: "https://169.254.169.254/latest" }],
    ["another protocol", { endpoint: "http://updates.push.services.mozilla.com/a" }],
    ["another port of this machine without http", { endpoint: "https://127.0.0.1:9001/push" }],
    ["no endpoint", { endpoint: undefined }],
    ["a key that is too short", { keys: { p256dh: "BAAA", auth: "A".repeat(22) } }],
    ["a key that is not on the curve", { keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) } }],
    ["a secret that is too long", { keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(23) } }],
    ["more than a browser gives", { userVisibleOnly: true }],
    ["an expiry that is no time", { expirationTime: 1e300 }],
  ])("are refused with %s", async (_, change) => {
    const answer = await as("zoe", "POST", PATH, { ...toJson(await newDevice("zoe")), ...change });
    expect([answer.status, answer.body.code]).toEqual([400, "INVALID_REQUEST"]);
    expect(await idsOf("zoe")).toEqual([]);
  });
});

describe("a push message", () => {
  it("reaches all devices of the person, who can decrypt it, until the offer ends", async () => {
    const [phone, laptop] = [await aDeviceOf("bob"), await aDeviceOf("bob")];
    const sessionId = await offerTo("bob");
    const { offerExpiresAt } = await rsvpOf("bob", sessionId);
    const message = await messageTo(phone, "OFFER_MADE");
    await messageTo(laptop, "OFFER_MADE");
    const payload = JSON.parse(message.raw);
    expect(payload).toMatchObject({
      title: expect.stringContaining("is held for you until"),
      body: expect.stringContaining("Accept it before"),
      ...{ kind: "OFFER_MADE", eventId: conference.eventId },
      url: `/events/${conference.eventId}/sessions/${sessionId}/offer`,
    });
    const names = JSON.stringify([payload.eventId, payload.noticeId]);
    const topic = createHash("sha256").update(names).digest("base64url").slice(0, 32);
    expect(payload.tag).toBe(topic);
    expect(message.headers).toEqual({ ttl: expect.any(String), topic, urgency: "high" });
    const secondsLeft = (Date.parse(String(offerExpiresAt)) - Date.parse(message.at)) / 1_000;
    expect(Math.abs(Number(message.headers.ttl) - secondsLeft)).toBeLessThanOrEqual(5);
  });

  it("is not sent to a person without a device, and their mail is", async () => {
    const sessionId = await offerTo("kim");
    const mails = async () =>
      (await service.outbox()).filter(({ to, kind }) => to.startsWith("kim@") && kind === "OFFER_MADE");
    await expect.poll(mails).toHaveLength(1);
    const { rsvpId } = await rsvpOf("kim", sessionId);
    expect(service.output.filter((line) => line.includes(rsvpId) && line.includes(".push"))).toEqual([]);
  });

  it.each([404, 410])("that is answered with %i ends the subscription", async (status) => {
    const user = `leo${status}`;
    const [gone, kept] = [await aDeviceOf(user), await aDeviceOf(user)];
    await service.answerPush(gone.id, { status });
    await offerTo(user);
    await messageTo(kept, "OFFER_MADE");
    await expect
      .poll(async () => (await mine(user)).subscriptions.map(({ endpoint }) => endpoint))
      .toEqual([kept.endpoint]);
  });

  it("is sent again to the device that refused it for a while, and not to the others", async () => {
    const [slow, quick] = [await aDeviceOf("pia"), await aDeviceOf("pia")];
    await service.answerPush(slow.id, { status: 429, count: 2 });
    await offerTo("pia");
    await messageTo(slow, "OFFER_MADE");
    for (const device of [slow, quick]) expect(await messagesTo(device, "OFFER_MADE")).toHaveLength(1);
  });

  it("follows the person's choice", async () => {
    const device = await aDeviceOf("sam");
    await as("sam", "PUT", "/api/me/preferences", {
      channels: { OFFER_MADE: ["mail"], CONFIRMED: ["push"] },
    });
    const sessionId = await offerTo("sam");
    await as("sam", "POST", `/api/sessions/${sessionId}/rsvp/accept`);
    await messageTo(device, "CONFIRMED");
    expect(await messagesTo(device, "OFFER_MADE")).toEqual([]);
    expect(await idsOf("sam")).toHaveLength(1);
  });
});
