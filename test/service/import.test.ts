import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ApiResponse, call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { importWhole } from "../support/import-whole.ts";

const data = join(import.meta.dirname, "../../../shared/data");
const isThere = existsSync(data);
if (!isThere) console.log("real schedules are absent: the tests of their import are skipped");

const { service, conference } = useConference();

function send(eventId: string, body: string | Uint8Array, type: string, query = ""): Promise<ApiResponse> {
  const path = `/api/events/${eventId}/schedule${query}`;
  return conference.organize("PUT", path, body, { "content-type": type });
}

const file = (name: string) => readFileSync(join(data, name));
const xmlFixture = readFileSync(join(import.meta.dirname, "../fixtures/attic-meeting.pentabarf.xml"), "utf8");

describe.skipIf(!isThere)("real schedules", () => {
  it("of 39C3 is imported completely, a second time without a change, and as XML without losing a capacity", async () => {
    const json = file("39c3.schedule.json");
    const counts = ({ body: { added, changed, unchanged, removed } }: ApiResponse) => [
      added,
      changed,
      unchanged,
      removed,
    ];

    const planned = await send("39c3", json, "application/json", "?dryRun=true");
    expect([planned.status, ...counts(planned)]).toEqual([200, 895, 0, 0, 0]);
    expect((await call(service, "GET", "/api/events/39c3")).status).toBe(404);

    const first = await importWhole(() => send("39c3", json, "application/json"));
    expect([first.status, ...counts(first)]).toEqual([200, 895, 0, 0, 0]);
    expect(planned.body.withCapacity).toBe(807);
    expect(first.body.warnings.length).toBeGreaterThan(0);
    expect(counts(await send("39c3", json, "application/json"))).toEqual([0, 0, 895, 0]);
    const again = await send("39c3", file("39c3.schedule.xml"), "application/xml");
    expect(counts(again)).toEqual([0, 0, 895, 0]);

    const agenda = await call(service, "GET", "/api/events/39c3/sessions");
    const { sessions } = agenda.body;
    expect(sessions).toHaveLength(895);
    expect(sessions.filter(({ capacity }: { capacity: number | null }) => capacity !== null)).toHaveLength(
      807,
    );
    expect(Buffer.byteLength(agenda.text)).toBeLessThan(6 * 1024 * 1024);
    const starts = sessions.map(({ startsAt }: { startsAt: string }) => startsAt);
    expect(starts).toEqual([...starts].sort());

    const [{ sessionId }] = sessions;
    const ended = await people(service).reserve("ada", sessionId);
    expect([ended.status, ended.body.reason]).toEqual([409, "SESSION_ENDED"]);
    await conference.patch(sessionId, { startsAt: "2035-12-27T10:00:00Z", endsAt: "2035-12-27T11:00:00Z" });
    expect((await people(service).reserve("ada", sessionId)).status).toBe(201);
  }, 600_000);

  it.each([
    ["debconf17", "debconf17.pentabarf.xml", "application/xml", 181],
    ["rc3-2020", "rc3-2020.pretalx.schedule.json", "application/json", 48],
  ])("of %s is imported completely", async (eventId, name, type, sessions) => {
    expect((await importWhole(() => send(eventId, file(name), type))).body.added).toBe(sessions);
    expect((await importWhole(() => send(eventId, file(name), type))).body.unchanged).toBe(sessions);
  });
});

describe("a schedule", () => {
  it.each([
    ["that is no schedule", '{"hello":1}', "application/json", 400, "INVALID_SCHEDULE"],
    [
      "without sessions",
      '{"schedule":{"conference":{"days":[]}}}',
      "application/json",
      400,
      "INVALID_SCHEDULE",
    ],
    ["cut off in the middle", xmlFixture.slice(0, 400), "application/xml", 400, "INVALID_SCHEDULE"],
    ["of another media type", "x", "image/png", 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["that is empty", "", "application/json", 400, "INVALID_SCHEDULE"],
  ])("%s is refused and changes nothing", async (_, body, type, status, code) => {
    await send("careful", xmlFixture, "application/xml", "?timeZone=Europe/Dublin");
    const before = (await call(service, "GET", "/api/events/careful/sessions")).body;
    const answer = await send("careful", body, type);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await call(service, "GET", "/api/events/careful/sessions")).body).toEqual(before);
  });

  it("that is larger than Lambda allows is refused by the gateway", async () => {
    const answer = await send("careful", `"${"x".repeat(11 * 1024 * 1024)}"`, "application/json");
    expect(answer.status).toBe(413);
  });
});
