import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { Metric } from "../../functions/contract/metrics.ts";
import { ledgerKey } from "../../functions/store/keys.ts";
import { useConference } from "../support/conference.ts";
import { emittedMetrics } from "../support/emitted-metrics.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true });
const waitlists = waitlistsOf({ service, conference });
const { accept, cancel, full, join, sees } = waitlists;

const valuesOf = (name: string, by: string, outcome?: string): number[] =>
  emittedMetrics(service.output)
    .filter((metric) => metric.name === name && metric.dimensions.service === by)
    .filter(({ dimensions }) => dimensions.outcome === outcome)
    .map(({ value }) => value);

/** A function's output may arrive after its answer. */
const emits = (name: string, by: string, outcome?: string) => expect.poll(() => valuesOf(name, by, outcome));
const endsWith = (value: number) => (values: readonly number[]) => values.at(-1) === value;

describe("the events of a waitlist", () => {
  it("are counted and timed in the dashboard's metrics", async () => {
    const sessionId = await full(["ada", "bob"], ["eve", "kim", "zoe"], { offerMinutes: 10 });
    await emits(Metric.reserve, "reservations", "WAITLISTED").toEqual([1, 1, 1]);

    const before = performance.now();
    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    const passed = performance.now() - before;
    await accept("eve", sessionId);
    await emits(Metric.offersMade, "nudge-consumer").toEqual([1]);
    await emits(Metric.timeToAccept, "reservations").toHaveLength(1);
    const [freedToOffered = -1] = valuesOf(Metric.timeToOffer, "nudge-consumer");
    const [freedToAccepted = -1] = valuesOf(Metric.timeToAccept, "reservations");
    console.log(`freed → offered in ${freedToOffered} ms, → accepted in ${freedToAccepted} ms`);
    expect(freedToOffered).toBeGreaterThanOrEqual(0);
    expect(freedToOffered).toBeLessThanOrEqual(passed + 1);
    expect(freedToAccepted).toBeGreaterThanOrEqual(freedToOffered);
    await emits(Metric.offersAccepted, "reservations").toEqual([1]);
    await emits(Metric.accept, "reservations", "OFFER_ACCEPTED").toEqual([1]);

    await cancel("bob", sessionId);
    await sees("kim", sessionId, { status: "OFFERED" });
    await cancel("kim", sessionId);
    await sees("zoe", sessionId, { status: "OFFERED" });
    await emits(Metric.offersDeclined, "reservations").toEqual([1]);

    await join("max", sessionId);
    await service.invoke("sweep", {});
    await emits(Metric.peopleWaiting, "sweep").toSatisfy(endsWith(1));
    await emits(Metric.longestWaitlist, "sweep").toSatisfy(endsWith(1));
    await emits(Metric.sessionsWithWaitlist, "sweep").toSatisfy(endsWith(1));
    await waitlists.pass(10.05);
    await sees("max", sessionId, { status: "OFFERED" });
    await emits(Metric.offersExpired, "sweep").toContain(1);

    await service.invoke("audit", {});
    for (const name of [Metric.ledgerDrift, Metric.capacityViolations])
      await emits(name, "audit").toSatisfy(endsWith(0));
  });

  it("are counted separately if seats are confirmed at once", async () => {
    const sessionId = await full(["lea"], ["nina"], { waitlistPolicy: "AUTO_CONFIRM" });
    const offers = valuesOf(Metric.offersMade, "nudge-consumer").length;
    await cancel("lea", sessionId);
    await sees("nina", sessionId, { status: "CONFIRMED" });
    await emits(Metric.autoConfirmed, "nudge-consumer").toEqual([1]);
    expect(valuesOf(Metric.offersMade, "nudge-consumer")).toHaveLength(offers);
  });

  it("are counted as drift, and as a capacity violation, if a ledger differs from its people", async () => {
    const sessionId = await full(["otto"], ["pia"]);
    const { client, name } = tableOf(service);
    const set = (taken: number) =>
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: ledgerKey(sessionId),
          UpdateExpression: "SET taken = :taken",
          ExpressionAttributeValues: { ":taken": taken },
        }),
      );
    await set(2);
    expect(await service.invoke("audit", {})).toMatchObject({
      status: 200,
      body: { findings: [{ sessionId, drift: true, capacityViolated: true }] },
    });
    for (const name of [Metric.ledgerDrift, Metric.capacityViolations])
      await emits(name, "audit").toSatisfy(endsWith(1));
    await set(1);
  });
});
