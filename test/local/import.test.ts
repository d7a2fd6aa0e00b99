import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, expect, it } from "vitest";
import type { ImportAnswer } from "../../functions/contract/answers.ts";
import { importSchedule } from "../../local/import/import-schedule.ts";
import { startOrganizerApi } from "./support/organizer-api.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const json = path("../fixtures/lantern-days.schedule.json");
const xml = path("../fixtures/lantern-days.schedule.xml");

const nothing: ImportAnswer = {
  eventId: "lantern26",
  dryRun: false,
  complete: true,
  done: 4,
  total: 4,
  published: true,
  displaced: [],
  added: 0,
  changed: 0,
  unchanged: 4,
  removed: 0,
  withCapacity: 0,
  warnings: [],
  addedSessions: [],
  changedSessions: [],
  removedSessions: [],
};
const imported: ImportAnswer = {
  ...nothing,
  added: 4,
  unchanged: 0,
  withCapacity: 3,
  addedSessions: [{ sessionId: "lantern26.a", title: "A" }],
};

const folder = mkdtempSync(join(tmpdir(), "import-"));
const running: { stop(): Promise<unknown> }[] = [];
afterEach(() => Promise.all(running.splice(0).map((api) => api.stop())));
afterAll(() => rmSync(folder, { recursive: true }));

async function startApi(body: unknown = imported, status = 200) {
  const api = await startOrganizerApi({ status, body });
  running.push(api);
  return api;
}

async function run(argv: string[], { env = {}, runFile = join(folder, "absent.json") } = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const stdout = { write: (text: string) => out.push(text) };
  const stderr = { write: (text: string) => err.push(text) };
  const exitCode = await importSchedule(argv, { env, runFile, stdout, stderr });
  return { exitCode, out: out.join(""), err: err.join("") };
}

function writeRunFile(content: object): string {
  const file = join(folder, "run.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it("sends the unchanged file to the event that it names, and says what was done", async () => {
  const api = await startApi();
  const { exitCode, out, err } = await run([json, "--url", api.url, "--token", "mine"]);
  expect([exitCode, err]).toEqual([0, ""]);
  expect(out).toBe("lantern26: 4 added, 0 changed, 0 unchanged, 0 removed\ncapacity on 3\n");
  expect(api.calls).toEqual([
    {
      method: "PUT",
      url: "/api/events/lantern26/schedule?dryRun=false&fileName=lantern-days.schedule.json",
      authorization: "Bearer mine",
      contentType: "application/octet-stream",
      body: readFileSync(json, "utf8"),
    },
  ]);
});

it("sends XML to the given event, as a dry run, with the token of the environment", async () => {
  const api = await startApi(nothing);
  const env = { SESSION_RSVP_TOKEN: "of-the-environment" };
  const { out } = await run([xml, "--event", "spring", "--dry-run", "--url", `${api.url}/`], { env });
  expect(out).toBe("spring: 0 added, 0 changed, 4 unchanged, 0 removed\ndry run: nothing was changed\n");
  expect(api.calls[0]).toMatchObject({
    url: "/api/events/spring/schedule?dryRun=true&fileName=lantern-days.schedule.xml",
    authorization: "Bearer of-the-environment",
  });
});

it("takes a file without a time zone, and says which zone it was given", async () => {
  const api = await startApi();
  const zoneless = join(folder, "zoneless.xml");
  writeFileSync(
    zoneless,
    `<schedule><conference><title>No Zone</title></conference><day index="1" date="2027-02-06"><room name="Main">
     <event id="1"><start>09:00</start><duration>00:25</duration><title>Nine</title></event></room></day></schedule>`,
  );
  for (const zone of [[], ["--time-zone", "Europe/Brussels"]]) {
    const { exitCode, err } = await run([zoneless, ...zone, "--url", api.url, "--token", "mine"]);
    expect([exitCode, err]).toEqual([0, ""]);
  }
  expect(api.calls.map(({ url }) => url)).toEqual([
    "/api/events/no-zone/schedule?dryRun=false&fileName=zoneless.xml",
    "/api/events/no-zone/schedule?dryRun=false&fileName=zoneless.xml&timeZone=Europe%2FBrussels",
  ]);
});

it("names changes, removals and warnings, but not more than a person can read", async () => {
  const session = (number: number) => ({ sessionId: `lantern26.${number}`, title: `Talk ${number}` });
  const api = await startApi({
    ...nothing,
    ...{ added: 1, changed: 1, unchanged: 40, removed: 30, warnings: ["odd\u001b[31m"] },
    addedSessions: [session(1)],
    changedSessions: [{ ...session(2), fields: ["room", "capacity"] }],
    removedSessions: Array.from({ length: 30 }, (_, index) => session(index + 100)),
  });
  const { out } = await run([json, "--url", api.url, "--token", "mine"]);
  const lines = out.trimEnd().split("\n");
  expect(lines.slice(0, 6)).toEqual([
    "lantern26: 1 added, 1 changed, 40 unchanged, 30 removed",
    "added:",
    '  lantern26.1 "Talk 1"',
    "changed:",
    '  lantern26.2 "Talk 2": room, capacity',
    "removed, closed for new RSVPs:",
  ]);
  expect(lines.slice(-4)).toEqual([
    '  lantern26.119 "Talk 119"',
    "  … and 10 more",
    "warnings:",
    "  odd[31m",
  ]);
});

it.each([
  [{ added: 1, changed: 1, unchanged: 1, removed: 3 }, true],
  [{ added: 1, changed: 1, unchanged: 2, removed: 3 }, false],
  [{ added: 0, changed: 1, unchanged: 1, removed: 3 }, false],
  [{ added: 9, changed: 0, unchanged: 0, removed: 0 }, false],
])("asks whether it is the right file when it adds some and closes most: %j", async (counts, isAsked) => {
  const api = await startApi({ ...nothing, ...counts });
  const { exitCode, out } = await run([json, "--url", api.url, "--token", "mine"]);
  const question = "\nwarning: this closes 3 of 5 sessions of the event. Is it the right file?\n";
  expect([exitCode, out.includes(question), out.includes("right file")]).toEqual([0, isAsked, isAsked]);
});

it("asks the local service for a token", async () => {
  const api = await startApi();
  const runFile = writeRunFile({ url: `http://localhost:${api.port}`, adminUrl: api.url });
  const { exitCode } = await run([json, "--url", api.url], { runFile });
  expect(exitCode).toBe(0);
  expect(api.calls.map(({ url }) => url)).toEqual([
    "/api/health",
    "/token",
    "/api/events/lantern26/schedule?dryRun=false&fileName=lantern-days.schedule.json",
  ]);
  expect(JSON.parse(api.calls[1]?.body ?? "")).toEqual({ user: "importer", groups: ["organizer"] });
  expect(api.calls[2]?.authorization).toBe("Bearer from-the-admin-port");
});

it("finds the local service without an address", async () => {
  const api = await startApi();
  const runFile = writeRunFile({ url: api.url, adminUrl: api.url });
  expect((await run([json], { runFile })).exitCode).toBe(0);
});

it("sends the token of the local service to no other service", async () => {
  const [api, other] = [await startApi(), await startApi()];
  const runFile = writeRunFile({ url: api.url, adminUrl: api.url });
  const { exitCode, err } = await run([json, "--url", other.url], { runFile });
  expect([exitCode, err]).toEqual([
    1,
    `import: there is no token for ${other.url}; pass an organizer's with --token or SESSION_RSVP_TOKEN\n`,
  ]);
  expect([...api.calls, ...other.calls].map(({ url }) => url)).toEqual(["/api/health"]);
});

it.each([
  [401, "UNAUTHENTICATED", " (pass a token with --token or SESSION_RSVP_TOKEN)"],
  [403, "FORBIDDEN", " (the token must be an organizer's)"],
  [400, "INVALID_SCHEDULE", ""],
  [413, "PAYLOAD_TOO_LARGE", ""],
])("says in one line why the service refused with %i", async (status, code, advice) => {
  const api = await startApi({ code, title: "Refused", detail: "Because\nof this." }, status);
  const { exitCode, out, err } = await run([json, "--url", api.url, "--token", "mine"]);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(err).toBe(`import: refused with ${status} ${code}: Because of this.${advice}\n`);
});

it("names the option for a file without a time zone", async () => {
  const errors = [{ path: "timeZone", message: "name it, such as ?timeZone=Europe/Berlin" }];
  const api = await startApi({ code: "INVALID_SCHEDULE", detail: "No zone.", errors }, 400);
  const { err } = await run([json, "--url", api.url, "--token", "mine"]);
  expect(err).toBe("import: refused with 400 INVALID_SCHEDULE: No zone. (here: --time-zone Europe/Berlin)\n");
});

it("names up to five mistakes of a file, and how many more there are", async () => {
  const rows = join(folder, "rows.csv");
  writeFileSync(rows, `Title,Start\n${"Wicks,soon\n".repeat(7)}`);
  const { err } = await run([rows]);
  expect(err.match(/"soon" is not a time/g)).toHaveLength(5);
  expect(err).toMatch(/ and 2 more\n$/);
});

it.each([
  ["<html>", 200, "did not answer with the result of an import"],
  [{ status: "ok" }, 200, "did not answer with the result of an import"],
])("fails in one line when the answer is %j with %i", async (body, status, message) => {
  const api = await startApi(body, status);
  const { exitCode, err } = await run([json, "--url", api.url, "--token", "mine"]);
  expect(exitCode).toBe(1);
  expect(err).toMatch(new RegExp(`^import: .*${message}\n$`));
});

it("says that nothing answers if no service runs, with and without a token", async () => {
  const url = "http://127.0.0.1:1";
  for (const token of [[], ["--token", "mine"]]) {
    const { exitCode, err } = await run([json, "--url", url, ...token]);
    expect(exitCode).toBe(1);
    expect(err).toBe(`import: nothing answers at ${url}; npm start starts the service\n`);
  }
});

it.each([
  [[], /^import: usage: npm run import/],
  [["a.json", "b.json"], /^import: usage: npm run import/],
  [["--what"], /^import: Unknown option '--what'; usage: /],
  [[json, "--event", "No"], /^import: --event No: an event's id is 2 to 40 of a-z, 0-9 and hyphen\n$/],
  [
    [json, "--time-zone", "CEST+1"],
    /^import: --time-zone CEST\+1: not a time zone, such as Europe\/Berlin\n$/,
  ],
  [[json, "--url", "localhost"], /^import: --url localhost: not an http address\n$/],
  [[json, "--token", "line\nbreak", "--url", "http://127.0.0.1:1"], /^import: the token is not valid\n$/],
  [["no-such-file.json"], /^import: no-such-file.json: no such file\n$/],
  [[tmpdir()], /^import: .*: is a directory\n$/],
  [
    [path("import.test.ts")],
    /^import: .*import.test.ts is not a schedule: neither JSON nor XML, nor iCalendar, nor CSV with a header \(schedule\)\n$/,
  ],
])("gives one clear line for %j", async (argv, message) => {
  const { exitCode, out, err } = await run(argv);
  expect([exitCode, out]).toEqual([1, ""]);
  expect(err).toMatch(message);
  expect(err.split("\n")).toHaveLength(2);
});

it("refuses a file that is too large before it reads it", async () => {
  const large = join(folder, "large.json");
  writeFileSync(large, Buffer.alloc(7 * 1024 * 1024));
  expect((await run([large])).err).toMatch(/^import: .* has 7\.0 MB, at most \d+ MB can be imported\n$/);
});

it("asks for the event if the file names none", async () => {
  const unnamed = join(folder, "unnamed.xml");
  writeFileSync(unnamed, readFileSync(xml, "utf8").replaceAll(/<acronym>.*|<title>Lantern Days.*/g, ""));
  expect((await run([unnamed])).err).toMatch(/names no event; name it with --event <id>\n$/);
});

it("ends with exit code 1 and one line as a command", async () => {
  const failed = await new Promise((resolve) => {
    execFile(process.execPath, [path("../../local/import.ts"), "no-such-file"], (error, stdout, stderr) =>
      resolve({ code: error?.code, stdout, stderr }),
    );
  });
  expect(failed).toEqual({ code: 1, stdout: "", stderr: "import: no-such-file: no such file\n" });
});
