import { expect, it } from "vitest";
import type { PushSubscription } from "../../../../functions/core/notices/push/push-subscription.ts";
import { type PushAnswer, pushSender } from "../../../../functions/core/notices/push/send-push.ts";
import { SentInPart, type ToldNotice } from "../../../../functions/core/notices/send-notice.ts";

const device = (id: string, serverKey = "key"): PushSubscription => ({
  ...{ id, endpoint: `https://push.net/${id}`, p256dh: "p", auth: "a", serverKey },
  ...{ createdAt: "2026-12-27T10:00:00.000Z", expiresAt: null },
});

/** Push services that answer the devices in this way. */
function services(
  answers: Record<string, PushAnswer | Error>,
  devices = Object.keys(answers).map((id) => device(id)),
  now = "2026-12-27T10:05:00.000Z",
) {
  const [posted, forgotten]: [string[], string[]] = [[], []];
  const send = pushSender({
    subscriptionsOf: async () => devices,
    write: ({ notice }) => (notice.kind === "REMINDER" ? null : "message"),
    post: async ({ id }) => {
      posted.push(id);
      const answer = answers[id];
      if (answer === undefined || answer instanceof Error) throw answer;
      return answer;
    },
    forget: async (_, { id }) => void forgotten.push(id),
    serverKey: "key",
    clock: () => new Date(now),
  });
  return { send, posted, forgotten };
}

const told = (reached: string[] = [], kind = "MOVED") =>
  ({ notice: { userId: "ada", kind, at: "2026-12-27T10:00:00.000Z" }, reached }) as unknown as ToldNotice;

it("all devices get it, and those that are gone are forgotten", async () => {
  const { send, posted, forgotten } = services({ phone: "accepted", old: "gone", odd: "refused" });
  expect(await send(told())).toEqual({ kind: "sent", messageId: "devices: 1" });
  expect(posted).toEqual(["phone", "old", "odd"]);
  expect(forgotten).toEqual(["old"]);
});

it("if a device may take it later, the attempt fails and says which need no other one", async () => {
  const { send } = services({ phone: "accepted", slow: new Error("429"), old: "gone" });
  const failure = await send(told()).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SentInPart);
  expect(failure).toMatchObject({ reached: ["phone"], message: "Error: 429" });
});

it("the next attempt leaves those out, and counts them", async () => {
  const { send, posted } = services({ phone: "accepted", slow: "accepted" });
  expect(await send(told(["phone"]))).toEqual({ kind: "sent", messageId: "devices: 2" });
  expect(posted).toEqual(["slow"]);
});

it("after some minutes no other attempt is made for a device that takes nothing", async () => {
  const later = "2026-12-27T10:05:01.000Z";
  const { send } = services({ slow: new Error("503") }, [device("slow")], later);
  expect(await send(told(["phone"]))).toEqual({ kind: "sent", messageId: "devices: 1" });
  expect(await send(told())).toEqual({ kind: "impossible", why: "no device took it" });
});

it("a device that subscribed for another key is forgotten, and gets nothing", async () => {
  const { send, posted, forgotten } = services({}, [device("old", "key before")]);
  expect(await send(told())).toEqual({ kind: "impossible", why: "no device took it" });
  expect([posted, forgotten]).toEqual([[], ["old"]]);
});

it.each([
  ["there is no device", {}, "MOVED", "no subscription"],
  ["no device can take it", { odd: "refused" }, "MOVED", "no device took it"],
  ["it is too late", { phone: "accepted" }, "REMINDER", "too late"],
] as const)("it is impossible if %s", async (_, answers, kind, why) => {
  expect(await services(answers).send(told([], kind))).toEqual({ kind: "impossible", why });
});
