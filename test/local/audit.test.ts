import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../functions/store/dynamodb/update.ts";
import { ledgerItemKey } from "../../functions/store/keys.ts";
import { dealLedger } from "../../functions/store/parts/dealing.ts";
import { putEvent } from "../../functions/store/programme/events.ts";
import { audit } from "../../local/audit/audit.ts";
import { figures } from "../../local/audit/figures.ts";
import { aProgramme } from "../support/builders.ts";
import { addSession } from "../support/organizer-acts.ts";
import { putItems } from "../support/put-items.ts";
import { rsvpItem } from "../support/rsvp-records.ts";
import { newTable } from "../support/table.ts";

const folder = mkdtempSync(join(tmpdir(), "audit-"));
const runFile = join(folder, "run.json");
const endpoint = inject("dynamodbEndpoint");
const times = { startsAt: "2090-12-27T10:00:00.000Z", endsAt: "2090-12-27T11:00:00.000Z" };
const provenance = { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false } as const;
const LONG_AGO = "2020-12-27T10:00:00.000Z";
let table: Table;

beforeAll(async () => {
  table = await newTable(endpoint);
  writeFileSync(runFile, JSON.stringify({ tableName: table.name, dynamodbEndpoint: endpoint }));
  const event = { eventId: "conf", title: "Conference", timeZone: "UTC", accentColor: null };
  await putEvent(table, { ...event, ...times });
  for (const sessionId of ["conf.right", "conf.wrong"]) {
    const settings = { capacity: 2, lineClosesAt: times.startsAt };
    await addSession(table, aProgramme(sessionId, times), provenance, settings);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: string[] = [], file = runFile) {
  const printed = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof printed) => ({
    write: (text: string) => {
      printed[stream] += text;
    },
  });
  const exitCode = await audit(args, { runFile: file, stdout: into("stdout"), stderr: into("stderr") });
  return { exitCode, ...printed };
}

describe("npm run audit", () => {
  test("says that nothing is wrong", async () => {
    expect(await run()).toEqual({
      exitCode: 0,
      stdout: "2 active sessions: 0 wrong, 0 too busy to tell\n",
      stderr: "",
    });
  });

  test("prints the ledger's counts and the real ones, changes nothing and exits with 2", async () => {
    await updateItem(table, {
      Key: { PK: "SESSION#conf.wrong", SK: "LEDGER" },
      UpdateExpression: "SET taken = :three",
      ExpressionAttributeValues: { ":three": 3 },
    });
    const wrong = await run();
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stdout).toBe(
      "conf.wrong  drift, over capacity: the ledger says 3 of 2 taken, 0 waiting; " +
        "counted 0 confirmed, 0 offered, 0 waiting\n" +
        "2 active sessions: 1 wrong, 0 too busy to tell\n",
    );
    expect(await run()).toEqual(wrong);
  });

  test("says what is wrong between the items of a crowd's ledger", async () => {
    await dealLedger(table, "conf.right", times.startsAt);
    await updateItem(table, {
      Key: ledgerItemKey("conf.right", 1),
      UpdateExpression: "SET #capacity = :two",
      ExpressionAttributeNames: { "#capacity": "capacity" },
      ExpressionAttributeValues: { ":two": 2 },
    });
    expect((await run()).stdout).toContain("; the items have 3 of 2 seats\n");
  });

  test.each([
    ["where no service runs", [], "nowhere.json", "audit: The service does not run here; start it"],
    ["what it does not know", ["--tabel", "t"], "run.json", "audit: Unknown option '--tabel'"],
  ])("refuses %s in one line", async (_, args, file, reason) => {
    const { exitCode, stderr } = await run(args, join(folder, file));
    expect(exitCode).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr.trim()).not.toContain("\n");
  });

  test.each([
    [
      "a region",
      { AWS_REGION: undefined },
      "audit: The region of the table is not known. Name it with AWS_REGION.",
    ],
    ["credentials", { AWS_REGION: "eu-central-1" }, "audit: There are no AWS credentials: sign in as for"],
  ])("says how to name %s of a table in AWS", async (_, environment, reason) => {
    const nowhere = {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_PROFILE: undefined,
      AWS_CONFIG_FILE: join(folder, "none"),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "none"),
      AWS_EC2_METADATA_DISABLED: "true",
    };
    for (const [name, value] of Object.entries({ ...nowhere, ...environment })) vi.stubEnv(name, value);
    try {
      const { exitCode, stderr } = await run(["--table", "t"]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain(reason);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("says so if the table does not exist", async () => {
    const file = join(folder, "gone.json");
    writeFileSync(file, JSON.stringify({ tableName: "gone", dynamodbEndpoint: endpoint }));
    expect(await run([], file)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "audit: There is no such table.\n",
    });
  });
});

describe("npm run figures", () => {
  const compare = async (...args: string[]) => {
    const printed: string[] = [];
    const into = { write: (text: string) => printed.push(text) };
    const exitCode = await figures(args, { runFile, stdout: into, stderr: into });
    return [exitCode, printed.join("")];
  };

  test("says what is not counted, and counts it on request", async () => {
    expect(await compare()).toEqual([
      0,
      "2 sessions: all transitions that their RSVPs remember are counted\n",
    ]);
    const item = rsvpItem("ada", "conf.right", { status: "CONFIRMED", version: 1, since: LONG_AGO });
    await putItems(table, [{ ...item, bySessionPK: "SESSION#conf.right#CONFIRMED" } as unknown as Item]);
    const missing = "conf.right  not counted: 1\n";
    expect(await compare()).toEqual([2, `${missing}2 sessions: 1 transition left out\n`]);
    expect(await compare("--repair")).toEqual([
      0,
      `${missing}2 sessions: 1 transition had been left out and counts now\n`,
    ]);
    expect(await compare()).toEqual([0, expect.stringContaining("all transitions")]);
  });

  test("names its options", async () => {
    expect(await compare("--tabel")).toEqual([
      1,
      expect.stringContaining("Usage: npm run figures -- [--table <name>] [--repair]"),
    ]);
  });
});
