import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { ledgerKey } from "../../functions/store/keys.ts";
import { redrive } from "../../local/redrive/redrive.ts";
import { writeRunFile } from "../../local/run-file.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { queuesOf } from "../support/queues.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true });
const { cancel, full, ledger, sees, statuses } = waitlistsOf({ service, conference });
const queues = queuesOf(service);

/** Times in ms at which the consumer failed at the session. */
const failures = (sessionId: string): number[] =>
  service.output
    .filter((line) => line.startsWith("nudge-consumer | {"))
    .map((line) => JSON.parse(line.slice(line.indexOf("{"))))
    .filter(({ message, ...line }) => message === "message failed" && line.subject === sessionId)
    .map(({ timestamp }) => Date.parse(timestamp));

/** Runs `npm run redrive` on this service; returns its output. */
async function redriven(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "backoff-"));
  const runFile = join(directory, "run.json");
  const printed: string[] = [];
  const stream = { write: (text: string) => printed.push(text) };
  const { token: _token, stop: _stop, ...running } = service;
  await writeRunFile(runFile, running);
  expect(await redrive([], { runFile, stdout: stream, stderr: stream })).toBe(0);
  await rm(directory, { recursive: true });
  return printed.join("");
}

describe("a nudge that fails", () => {
  it("is retried after 2, 4 and 8 seconds, then is a dead letter until a redrive", async () => {
    const sessionId = await full(["ada"], ["eve"]);
    const failing = { service: "dynamodb", kind: "Error", rate: 1 } as const;
    await service.faults({
      rules: [
        { ...failing, function: "nudge-consumer" },
        { ...failing, function: "sweep" },
      ],
    });
    await cancel("ada", sessionId);
    await expect.poll(() => queues.count("nudge-dead-letters"), { timeout: 120_000, interval: 200 }).toBe(1);
    await expect.poll(() => failures(sessionId)).toHaveLength(4);
    const times = failures(sessionId);
    const seconds = times.slice(1).map((time, n) => (time - (times[n] ?? 0)) / 1_000);
    console.log(`receive after receive: ${seconds.map((gap) => gap.toFixed(1)).join(" s, ")} s`);
    expect(seconds).toHaveLength(3);
    for (const [n, atLeast] of [2, 4, 8].entries()) {
      expect(seconds[n]).toBeGreaterThanOrEqual(atLeast);
      expect(seconds[n]).toBeLessThan(atLeast + 30);
    }
    expect(await ledger(sessionId)).toEqual({ taken: 0, waiting: 1 });
    expect(await statuses(sessionId, ["eve"])).toEqual(["WAITLISTED"]);

    await service.faults({ rules: [] });
    expect(await redriven()).toMatch(/1 dead letters before\n.*1 moved back\n.*0 dead letters after\n/);
    await sees("eve", sessionId, { status: "OFFERED" });
    await expect.poll(() => queues.count("nudges")).toBe(0);
    expect(await violations(tableOf(service))).toEqual([]);
  });
});

describe("a batch", () => {
  it("is not blocked by messages that are malformed or always fail", async () => {
    const poisoned = await conference.session({ capacity: 1 });
    const { client, name } = tableOf(service);
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: ledgerKey(poisoned),
        UpdateExpression: "SET waiting = :one REMOVE lineClosesAt",
        ExpressionAttributeValues: { ":one": 1 },
      }),
    );
    const lines = await Promise.all(["bob", "cleo", "dan"].map((user) => full([user], [`${user}'s friend`])));
    await service.faults({ rules: [{ service: "sqs", kind: "Error", rate: 1, function: "reservations" }] });
    for (const [n, user] of ["bob", "cleo", "dan"].entries()) await cancel(user, lines[n] ?? "");
    await service.faults({ rules: [] });

    const nudge = (sessionId: string) => JSON.stringify({ sessionId });
    const malformed = [" ", "{", "null", '{"sessionId":7}', '{"sessionId":"no id"}'];
    await queues.send([...malformed, nudge(poisoned), ...lines.map(nudge)]);
    for (const [n, user] of ["bob", "cleo", "dan"].entries())
      await sees(`${user}'s friend`, lines[n] ?? "", { status: "OFFERED" });
    await expect.poll(() => queues.count("nudge-dead-letters")).toBe(malformed.length);
    await expect
      .poll(() => queues.count("nudge-dead-letters"), { timeout: 120_000, interval: 200 })
      .toBe(malformed.length + 1);
    await expect.poll(() => failures(poisoned)).toHaveLength(4);
    await expect.poll(() => queues.count("nudges")).toBe(0);
  });
});
