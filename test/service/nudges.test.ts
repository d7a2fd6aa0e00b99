import { describe, expect, it } from "vitest";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { queuesOf } from "../support/queues.ts";

const { service, conference } = useConference();
const nudges = queuesOf(service).receiveNudges;
const failures = () => service.output.filter((line) => line.includes('"message":"NudgeFailed"')).length;

describe("a cancellation", () => {
  it("nudges the session's waitlist once, and not again when repeated", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session();
    await reserve("ada", sessionId);
    await cancel("ada", sessionId);
    await cancel("ada", sessionId);
    expect(await nudges()).toEqual([{ sessionId }]);
  });

  it("does not wait for a queue that does not answer", async () => {
    const before = failures();
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session();
    await reserve("kim", sessionId);
    await service.faults({
      seed: 1,
      rules: [{ service: "sqs", kind: "Latency", latencyMs: 8_000, rate: 1 }],
    });
    const cancelled = await cancel("kim", sessionId);
    await service.faults({ seed: 1, rules: [] });
    expect(cancelled).toMatchObject({ status: 200, body: { status: "CANCELLED" } });
    await expect.poll(failures).toBe(before + 1);
  });

  it("succeeds for the attendee even if the nudge cannot be sent, and the failure is logged and counted", async () => {
    const before = failures();
    const { reserve, cancel, rsvp } = people(service);
    const sessionId = await conference.session();
    await reserve("bob", sessionId);
    await service.faults({ seed: 1, rules: [{ service: "sqs", kind: "Error", rate: 1 }] });
    const cancelled = await cancel("bob", sessionId);
    await service.faults({ seed: 1, rules: [] });
    expect(cancelled).toMatchObject({ status: 200, body: { status: "CANCELLED" } });
    expect((await rsvp("bob", sessionId)).body).toEqual(cancelled.body);
    expect(await nudges()).toEqual([]);
    await expect.poll(failures).toBe(before + 1);
    await expect.poll(() => service.output.join("\n")).toContain('"NudgeFailed":1');
  });
});
