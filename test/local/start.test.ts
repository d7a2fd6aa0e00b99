import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { close, listen } from "../../local/listen.ts";
import type { RunFile } from "../../local/run-file.ts";
import { processesAt, processOf, type Running, runCommand } from "./support/start-command.ts";

/** A start without an assembly of its own synthesizes one first. */
const STARTING = { timeout: 180_000 };
let directory: string;
/** What the first complete start has left: later ones build nothing and load no demo. */
let started: string;
const running: Running[] = [];

beforeAll(async () => {
  started = await mkdtemp(join(tmpdir(), "started-"));
});
afterAll(() => rm(started, { recursive: true }));
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "start-"));
});

afterEach(async () => {
  for (const { child, finished } of running.splice(0)) {
    child.kill("SIGKILL");
    await finished;
  }
  await rm(directory, { recursive: true, force: true });
});

function start(args: string[], environment?: Record<string, string>): Running {
  const command = runCommand("start", args, directory, environment);
  running.push(command);
  return command;
}

function runFile(): RunFile {
  return JSON.parse(readFileSync(join(directory, ".local/run.json"), "utf8")) as RunFile;
}

const keepStarted = () => cp(directory, started, { recursive: true });
const continueStarted = () => cp(started, directory, { recursive: true });

const log = (name: string) => readFileSync(join(directory, `.local/logs/${name}.log`), "utf8");

/** A person sees twelve lines, however much the functions print. */
function expectFewLines(output: string, url: string) {
  const lines = output.trimEnd().split("\n");
  expect(lines).toHaveLength(12);
  expect(lines).toContain(`web app    ${url}`);
  expect(lines).toContain(
    `outbox     ${url}/outbox shows the mails and push messages that the service would send`,
  );
  expect(lines).toContain(
    "sign in    Ada, Ben, Chioma, and Dmitri attend, Otto serves the door, Olga organizes",
  );
  expect(output).toMatch(/^offer {6}Ada has an offer: a seat in ".+", for an hour$/m);
  expect(lines.at(-1)).toBe(`ready ${url}`);
}

async function call(method: string, url: string, token?: string) {
  const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
  const response = await fetch(url, { method, ...(headers && { headers }) });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function tokenOf(user: string, ...args: string[]): Promise<string> {
  const { code, stdout } = await runCommand("token", [user, ...args], directory).finished;
  expect(code).toBe(0);
  return stdout.trim();
}

describe("npm start refuses with one line and exit code 1", () => {
  async function expectRefusal(command: Running, line: RegExp) {
    const { code, stderr } = await command.finished;
    expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(line)]);
    expect(code).toBe(1);
    expect(processesAt(directory)).toEqual([]);
    expect(existsSync(join(directory, ".local/lock"))).toBe(false);
  }

  test("a port in use", async () => {
    const server = createServer();
    const port = await listen(server, 0, "127.0.0.1");
    await expectRefusal(start(["--port", String(port)]), new RegExp(`^Port ${port} is in use`));
    await expectRefusal(start([], { PORT: String(port) }), new RegExp(`^Port ${port} is in use`));
    await close(server);
  });

  test.each([
    ["--port", "abc"],
    ["--port", "70000"],
  ])("%s %s", async (...args) => {
    await expectRefusal(start(args), /^The port must be a number from 0 to 65535/);
  });

  test.each(["--prot", "--no-port", "more"])("%s, and names the existing flags", async (argument) => {
    await expectRefusal(start([argument]), /Usage: npm start -- \[--port 3000\] .*--logs.*--throttles/);
  });

  test("a broken data file", async () => {
    const data = join(directory, ".local/dynamodb");
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, "shared-local-instance.db"), "this is no database".repeat(500));
    await expectRefusal(start(["--port", "0"]), /data file .* is broken/);
  });
});

test("npm run token refuses without a user and without a service", async () => {
  const noUser = await runCommand("token", [], directory).finished;
  expect(noUser).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^Name one user.*\n$/),
  });
  const longUser = await runCommand("token", ["a".repeat(257)], directory).finished;
  expect(longUser.stderr).toMatch(/^A user has at most 256 characters\. Usage: /);
  const noService = await runCommand("token", ["ada"], directory).finished;
  expect(noService).toMatchObject({ code: 1, stderr: expect.stringContaining("does not run here") });
});

test("npm start serves the demo conference, keeps reservations, and leaves nothing behind", async () => {
  const first = start(["--port", "0"]);
  const url = await first.ready;
  const listed = (await call("GET", `${url}/api/events/demo-conf/sessions`)).json.sessions as {
    kind: string;
    sessionId: string;
    seatsLeft: number | null;
    waiting: number;
  }[];
  const booths = listed.filter(({ kind }) => kind === "BOOTH");
  expect(booths.map(({ seatsLeft, waiting }) => [seatsLeft, waiting]).toSorted()).toEqual([
    [null, 0],
    [0, 2],
  ]);
  const sessions = listed.filter((each) => !booths.includes(each));
  expect(sessions).toHaveLength(24);
  expect((await call("GET", `${url}/api/events/demo-conf`)).json.accentColor).toMatch(/^#[0-9a-f]{6}$/);
  expect(sessions.filter(({ seatsLeft }) => seatsLeft === 0)).toMatchObject([{ waiting: 4 }]);
  const outbox = async () => (await fetch(`${runFile().adminUrl}/outbox`)).json();
  const offer = { channel: "mail", kind: "OFFER_MADE", to: "ada@example.org" };
  await expect.poll(outbox).toContainEqual(expect.objectContaining(offer));
  const rsvp = `/api/sessions/${sessions[0]?.sessionId}/rsvp`;
  const reserved = await call("PUT", url + rsvp, await tokenOf("ada"));
  expect(reserved.status).toBe(201);
  expect(runFile()).toMatchObject({
    pid: first.child.pid,
    url,
    functions: expect.arrayContaining(["organizer"]),
  });

  const second = await start(["--port", new URL(url).port]).finished;
  const refusal = `The service already runs on ${join(directory, ".local")} at ${url} (process ${first.child.pid}); end it first.\n`;
  expect(second).toMatchObject({ code: 1, stderr: refusal });
  const wrongPort = await runCommand("token", ["ada", "--port", "1"], directory).finished;
  expect(wrongPort).toMatchObject({ code: 1, stdout: "" });

  first.child.kill("SIGTERM");
  const ended = await first.finished;
  expect(ended.code).toBe(0);
  expectFewLines(ended.stdout, url);
  expect(ended.stdout).toContain("building   functions");
  expect(log("service")).toContain(
    "nudges → nudge-consumer · notices → notice-consumer · spreadings → spread-message · feedback → mail-feedback · table → change-notices · table → note-moves · sweep every minute · audit every hour · due-notices every minute",
  );
  expect(log("functions")).toContain('reservations | {"level":"INFO"');
  await expect.poll(() => processesAt(directory)).toEqual([]);
  expect(existsSync(join(directory, ".local/run.json"))).toBe(false);

  const again = start(["--port", "0", "--logs", "--throttles"]);
  const kept = await call("GET", (await again.ready) + rsvp, await tokenOf("ada"));
  // The answer to reserving also says what the person has otherwise.
  expect({ ...(kept.json as object), conflicts: [] }).toEqual(reserved.json);
  again.child.kill("SIGINT");
  const { code, stdout } = await again.finished;
  expect(code).toBe(0);
  expect(stdout).toContain("built      functions and web app have not changed since the last start");
  expect(stdout).toContain("throttles  1000 write and 3000 read units a second for each partition key");
  expect(ended.stdout).not.toContain("throttles");
  expect(stdout).not.toContain("offer ");
  expect(stdout).toContain('attendee-reads | {"level":"INFO"');
  await expect.poll(() => processesAt(directory)).toEqual([]);
  await keepStarted();
});

test("a signal during the start also ends everything", async () => {
  const command = start(["--port", "0", "--quiet"]);
  await expect.poll(() => processesAt(join(directory, ".local/dynamodb")), STARTING).not.toEqual([]);
  command.child.kill("SIGINT");
  expect((await command.finished).code).toBe(0);
  await expect.poll(() => processesAt(directory)).toEqual([]);
  expect(existsSync(join(directory, ".local/lock"))).toBe(false);
});

test("the service ends with one line and exit code 1 when its database has ended", async () => {
  await continueStarted();
  const command = start(["--port", "0", "--quiet"]);
  const url = await command.ready;
  process.kill(processOf("java", directory), "SIGKILL");
  expect(await command.finished).toMatchObject({
    code: 1,
    // With `--quiet`, the command prints nothing else, except for calls that were under way and their functions.
    stdout: expect.stringMatching(
      new RegExp(`^((ready ${url}|AWS proxy: DynamoDB_\\S+ failed: .*|[\\w-]+ \\| ERROR .*)\n)+$`),
    ),
    stderr: "DynamoDB Local ended unexpectedly (SIGKILL).\n",
  });
  await expect.poll(() => processesAt(directory)).toEqual([]);
  expect(existsSync(join(directory, ".local/run.json"))).toBe(false);
  expect(existsSync(join(directory, ".local/lock"))).toBe(false);
});

test("the service ends together with the npm that started it", async () => {
  await continueStarted();
  const script = join(import.meta.dirname, "../../local/start.ts");
  const shell = spawn("/bin/sh", ["-c", `${process.execPath} ${script} --port 0 --quiet; true`], {
    cwd: directory,
    env: { ...process.env, npm_lifecycle_event: "start" },
  });
  await expect.poll(() => existsSync(join(directory, ".local/run.json")), STARTING).toBe(true);
  shell.kill("SIGKILL");
  await expect.poll(() => processesAt(directory)).toEqual([]);
  expect(existsSync(join(directory, ".local/run.json"))).toBe(false);
});

test("an own engine replaces the one that would be started", async () => {
  await continueStarted();
  const endpoint = inject("dynamodbEndpoint");
  const command = start(["--port", "0", "--quiet"], { DYNAMODB_ENDPOINT: endpoint });
  await command.ready;
  expect(runFile().dynamodbEndpoint).toBe(endpoint);
  expect(processesAt(directory)).toEqual([]);
});
