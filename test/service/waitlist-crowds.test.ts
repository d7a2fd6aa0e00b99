import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { patiently } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { queuesOf } from "../support/queues.ts";
import { crowd, seedPeople } from "../support/seeded-waitlist.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true });
const waitlists = waitlistsOf({ service, conference });
const { accept, cancel, ledger, rsvpOf, sees, statuses, tokenOf } = waitlists;

afterEach(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

/** A full session with a waitlist; its people are in no other session. */
async function crowded(seats: number, onWaitlist: number) {
  const sessionId = await conference.session({ capacity: seats });
  const confirmed = crowd(`in-${onWaitlist}`, seats);
  const waiting = crowd(`next-${onWaitlist}`, onWaitlist);
  await seedPeople(tableOf(service), sessionId, { confirmed, waiting });
  return { sessionId, confirmed, waiting };
}

/** Waits until no nudge is left, not even a failed one that will return. */
const isQuiet = () => expect.poll(() => queuesOf(service).count("nudges")).toBe(0);

/** The consumer's calls while `act` ran and until the queue was empty. */
async function consumerCalls(act: () => Promise<unknown>) {
  await isQuiet();
  await service.resetUsage();
  await act();
  await isQuiet();
  const { functions } = await service.usage();
  const operations = Object.entries(functions["nudge-consumer"] ?? {});
  return Object.fromEntries(operations.map(([name, { calls, readUnits }]) => [name, { calls, readUnits }]));
}

// A sweep in between would also look at the waitlists.
beforeAll(() =>
  service.faults({ rules: [{ service: "dynamodb", kind: "Error", rate: 1, function: "sweep" }] }),
);

describe("five thousand people waiting for fifty seats", () => {
  it("are served in order when all fifty seats are cancelled at once", async () => {
    const { sessionId, confirmed, waiting } = await crowded(50, 5_000);
    await Promise.all(confirmed.map(tokenOf));
    expect(await rsvpOf("next-5000-0999", sessionId)).toMatchObject({ waitlistPosition: 999 });
    expect(await rsvpOf("next-5000-1001", sessionId)).toMatchObject({ waitlistPosition: "1000+" });
    const began = performance.now();
    const cancelEach = async () => {
      const answers = await Promise.all(confirmed.map((user) => patiently(() => cancel(user, sessionId))));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      await expect.poll(() => ledger(sessionId), { timeout: 120_000 }).toEqual({ taken: 50, waiting: 4_950 });
    };
    const calls = await consumerCalls(cancelEach);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(
      `50 cancellations, 50 offers in ${seconds} s; the consumer's calls: ${JSON.stringify(calls)}`,
    );
    expect(new Set(await statuses(sessionId, waiting.slice(0, 50)))).toEqual(new Set(["OFFERED"]));
    expect(await rsvpOf("next-5000-0051", sessionId)).toMatchObject({
      status: "WAITLISTED",
      waitlistPosition: 1,
    });
    expect((await accept("next-5000-0050", sessionId)).body).toMatchObject({ status: "CONFIRMED" });
  }, 600_000);
});

describe("an offer", () => {
  it("costs the same calls and reads for a hundred waiting people and for five thousand", async () => {
    const costs = [];
    for (const onWaitlist of [100, 5_000]) {
      const { sessionId, confirmed, waiting } = await crowded(2, onWaitlist);
      await tokenOf(confirmed[0] ?? "");
      const one = await consumerCalls(async () => {
        await cancel(confirmed[0] ?? "", sessionId);
        await sees(waiting[0] ?? "", sessionId, { status: "OFFERED" });
      });
      const many = await consumerCalls(async () => {
        await conference.patch(sessionId, { capacity: 42 });
        await sees(waiting[40] ?? "", sessionId, { status: "OFFERED" });
      });
      costs.push({ one, many });
      console.log(
        `${onWaitlist} on the waitlist: one offer ${JSON.stringify(one)}, forty ${JSON.stringify(many)}`,
      );
    }
    expect(costs[1]).toEqual(costs[0]);
    expect(costs[0]?.one).toMatchObject({
      BatchGetItem: { calls: 1 },
      Query: { calls: 1 },
      TransactWriteItems: { calls: 1 },
    });
  }, 600_000);
});
