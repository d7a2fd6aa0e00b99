import { describe, expect, it } from "vitest";
import { type ApiResponse, call } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();

const WITHOUT_ZONE = `<?xml version="1.0" encoding="ISO-8859-1"?>
<schedule><conference><title>No Zone</title></conference>
<day date="2027-02-06"><room name="Main"><event id="1"><start>09:00</start><duration>00:25</duration><title>Straße</title></event></room></day></schedule>`;

function send(eventId: string, body: string | Uint8Array, type: string, query = ""): Promise<ApiResponse> {
  const path = `/api/events/${eventId}/schedule${query}`;
  return conference.organize("PUT", path, body, { "content-type": type });
}

const sessionsOf = async (eventId: string) =>
  (await call(service, "GET", `/api/events/${eventId}/sessions`)).body.sessions;

describe("times of a file that names no zone", () => {
  it("are in the event's zone", async () => {
    const times = { startsAt: "2027-02-06T00:00:00Z", endsAt: "2027-02-08T00:00:00Z" };
    await conference.organize("PUT", "/api/events/nozone", {
      title: "No Zone",
      timeZone: "Europe/Brussels",
      ...times,
    });
    expect((await send("nozone", WITHOUT_ZONE, "application/xml", "?timeZone=Asia/Tokyo")).status).toBe(200);
    expect(await sessionsOf("nozone")).toMatchObject([{ startsAt: "2027-02-06T08:00:00.000Z" }]);
  });

  it("are in the requested zone if the event is new, which then has that zone", async () => {
    expect((await send("asked", WITHOUT_ZONE, "application/xml", "?timeZone=Europe/Brussels")).status).toBe(
      200,
    );
    expect(await sessionsOf("asked")).toMatchObject([{ startsAt: "2027-02-06T08:00:00.000Z" }]);
    expect((await call(service, "GET", "/api/events/asked")).body.timeZone).toBe("Europe/Brussels");
  });

  it("are refused if no zone is known, and nothing is created", async () => {
    const answer = await send("nowhere", WITHOUT_ZONE, "application/xml");
    expect([answer.status, answer.body.code]).toEqual([400, "INVALID_SCHEDULE"]);
    expect(answer.body.errors).toEqual([{ path: "timeZone", message: expect.any(String) }]);
    expect((await call(service, "GET", "/api/events/nowhere")).status).toBe(404);
    const wrong = await send("nowhere", WITHOUT_ZONE, "application/xml", "?timeZone=Mars/Olympus");
    expect([wrong.status, wrong.body.code]).toEqual([400, "INVALID_REQUEST"]);
  });
});

describe("a file arrives byte by byte", () => {
  it.each([
    ["latin1", "application/xml"],
    ["latin1", "application/octet-stream"],
    ["utf16le", "application/octet-stream"],
  ] as const)("in %s as %s", async (encoding, type) => {
    const mark = encoding === "utf16le" ? "\uFEFF" : "";
    const bytes = new Uint8Array(Buffer.from(mark + WITHOUT_ZONE, encoding));
    expect((await send("bytes", bytes, type, "?timeZone=Europe/Brussels")).status).toBe(200);
    expect(await sessionsOf("bytes")).toMatchObject([{ title: "Straße" }]);
  });

  it.each([
    ["text/csv", "Id,Title,Start,Duration,Time zone\r\n1,Wicks,2027-05-08 10:00,30,Europe/Vienna\r\n"],
    [
      "text/calendar; charset=utf-8",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Wicks\r\nDTSTART;TZID=Europe/Vienna:20270508T100000\r\nDURATION:PT30M\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
  ])("under its own media type, %s", async (type, text) => {
    const eventId = type.slice(5, 8);
    expect((await send(eventId, text, type)).body).toMatchObject({ added: 1, warnings: [] });
    expect(await sessionsOf(eventId)).toMatchObject([
      { title: "Wicks", startsAt: "2027-05-08T08:00:00.000Z" },
    ]);
  });
});
