import { expect, it } from "vitest";
import { nudgeQueue } from "../../../functions/store/waitlist/nudge-queue.ts";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { simulatedSqs } from "../network/client.ts";
import { Network } from "../network/network.ts";
import { Process } from "../time/process.ts";
import { VirtualTime } from "../time/virtual-time.ts";
import { deliver } from "./deliveries.ts";
import { type Message, SimulatedQueue } from "./simulated-queue.ts";

/** A queue with a consumer that notes what comes. */
function consumed(seed = 1, { doubles = 0, fails = (_: Message): boolean => false, crashes = false } = {}) {
  const time = new VirtualTime(0);
  const random = seededRandom(seed);
  const queue = new SimulatedQueue({ time, random, doubles });
  const network = new Network({ time, random, service: queue, requestTimeoutMs: 1_000 });
  const nudges = nudgeQueue("any", simulatedSqs(new Process("sender", time), network, { time, random }));
  const received: { readonly sessionId: string; readonly at: number }[] = [];
  deliver({
    time,
    random,
    queue,
    handle: async (batch) => {
      for (const { body } of batch) received.push({ sessionId: JSON.parse(body).sessionId, at: time.now });
      return crashes ? new Promise(() => undefined) : batch.filter(fails);
    },
  });
  return { time, queue, nudges, received, names: () => received.map(({ sessionId }) => sessionId) };
}

const many = Array.from({ length: 25 }, (_, n) => `conf.${n}`);

it("delivers every message that was sent, in another order", async () => {
  const { time, queue, nudges, names } = consumed();
  void nudges.sendAll(many);
  void nudges.send("conf.last");
  await time.run();
  expect(names().toSorted()).toEqual([...many, "conf.last"].toSorted());
  expect(names()).not.toEqual([...many, "conf.last"]);
  expect(queue.size).toBe(0);
});

it("sometimes delivers a message again that was handled", async () => {
  const { time, nudges, names } = consumed(1, { doubles: 0.3 });
  void nudges.sendAll(many);
  await time.run();
  expect(new Set(names())).toEqual(new Set(many));
  expect(names().length).toBeGreaterThan(many.length);
});

it("delivers a failed message four times, and then keeps it as a dead letter", async () => {
  const { time, queue, nudges, received } = consumed(1, { fails: () => true });
  void nudges.send("conf.talk");
  await time.run();
  expect(received).toHaveLength(4);
  const pauses = received.slice(1).map(({ at }, n) => at - (received[n]?.at ?? 0));
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(60_000);
  expect(queue.deadLetters.map(({ body }) => JSON.parse(body))).toEqual([{ sessionId: "conf.talk" }]);
});

it("delivers the messages of a crashed consumer again after the visibility timeout", async () => {
  const { time, nudges, received } = consumed(1, { crashes: true });
  void nudges.send("conf.talk");
  await time.run(100_000);
  expect(received).toHaveLength(2);
});

it("makes a message visible again earlier on request", async () => {
  const { time, queue, nudges, received } = consumed(1, { fails: () => received.length < 2 });
  queue.send(JSON.stringify({ sessionId: "conf.talk" }));
  time.after(3_000, () => void nudges.retryIn(2, "1"));
  await time.run();
  expect(received[1]?.at).toBeLessThan(6_000);
  expect(queue.size).toBe(0);
});
