import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ScheduledSession } from "../../functions/core/programme/schedule/scheduled-session.ts";
import { readSchedule } from "../../functions/formats/read-schedule.ts";
import fc from "../support/same-examples.ts";
import { scheduleJson, talk } from "./schedule-file.ts";

/** It limits processor time, so that other work on the machine does not count. */
const MAX_MS = 5_000;
const json = readFileSync(new URL("../fixtures/lantern-days.schedule.json", import.meta.url), "utf8");
const xml = readFileSync(new URL("../fixtures/lantern-days.schedule.xml", import.meta.url), "utf8");
const cpuMs = (before: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
const CSV_HEADER = "Title,Start,End,Capacity,Duration";
const csv = `${CSV_HEADER}\nWicks,2027-05-08 10:00,2027-05-08 11:00,40,\n`;
const ics = [
  "BEGIN:VCALENDAR",
  "BEGIN:VEVENT",
  "UID:1",
  "DTSTART;TZID=Europe/Vienna:20270508T100000",
  "LOCATION:Lamp Room",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");
const inXml = (title: string) => xml.replace("Oil, wax, LED", title);

describe("hostile files", () => {
  it.each([
    ["nested arrays", "[".repeat(2_000_000)],
    ["nested objects", `${'{"a":'.repeat(500_000)}1${"}".repeat(500_000)}`],
    ["nested elements", `<schedule>${"<a>".repeat(1_000_000)}`],
    [
      "nested elements that are closed",
      `<schedule>${"<a>".repeat(200_000)}${"</a>".repeat(200_000)}</schedule>`,
    ],
    ["five megabytes of nothing", `<schedule>${" ".repeat(5_000_000)}`],
    ["five megabytes of ampersands", `<schedule>${"&".repeat(5_000_000)}`],
    ["an entity that grows", `<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${inXml("&b;")}`],
    ["an external entity", `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]>${inXml("&x;")}`],
    ["no days but strings", '{"schedule":{"conference":{"days":["a",null,7,[]]}}}'],
    ["rooms as an array", scheduleJson([] as unknown as Record<string, unknown>)],
    ["a room that is a string", scheduleJson({ Hall: "empty" })],
    ["events that are none", scheduleJson({ Hall: [null, 1, "a", [], true] })],
    ["nested calendars", "BEGIN:VCALENDAR\r\n".repeat(200_000)],
    ["five megabytes of quotes", `Title,Start\n${'"'.repeat(5_000_001)}`],
    ["UTF-16 read as UTF-8", Buffer.from(json, "utf16le").toString("utf8").slice(1)],
  ])("%s: are refused with an error", (_name, text) => {
    const before = process.cpuUsage();
    const result = readSchedule(text, undefined, "test");
    expect(result).toEqual({
      kind: "invalid",
      errors: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
    });
    expect(cpuMs(before)).toBeLessThan(MAX_MS);
  });

  it.each([
    ["five megabytes of title", scheduleJson({ Hall: [talk({ title: "a ".repeat(2_500_000) })] })],
    ["a room with a special name", scheduleJson({ constructor: [talk()], toString: [talk({ guid: "b" })] })],
    ["control characters in XML", inXml("Oil\u0000, \u001bwax, LED")],
    [
      "bytes that are no UTF-8",
      new TextDecoder().decode(
        Uint8Array.from([...Buffer.from(inXml("Oil"))], (byte) => (byte === 0x4f ? 0xff : byte)),
      ),
    ],
    ["a document type", `<!DOCTYPE schedule SYSTEM "http://192.0.2.1/x.dtd">${inXml("Oil")}`],
    ["half a million empty elements", xml.replace("<persons/>", "<x/>".repeat(500_000))],
  ])("%s: are read in bounded time", (_name, text) => {
    const before = process.cpuUsage();
    expect(readSchedule(text.replace(/<\?xml.*?\?>/, ""), undefined, "test").kind).toBe("schedule");
    expect(cpuMs(before)).toBeLessThan(MAX_MS);
  });
});

describe("any input", () => {
  const isAnswered = (file: string | Uint8Array, contentType = "") => {
    const result = readSchedule(file, contentType, "test", { asked: "America/New_York" });
    if (result.kind === "invalid") return result.errors.length > 0;
    return result.schedule.sessions.every(isUsable);
  };
  const isUsable = ({ title, startsAt, endsAt, capacity = 0 }: ScheduledSession) =>
    title.isWellFormed() && startsAt < endsAt && startsAt >= "2000" && endsAt < "2101" && capacity >= 0;
  /** Replaces a piece of the text with something else. */
  const mutationOf = (text: string) =>
    fc
      .tuple(
        fc.nat(text.length),
        fc.nat(60),
        fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom("null", "[]", "{}", "-1", '"', "<", "&#0;", "]]>"),
        ),
      )
      .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));

  it("is answered, for any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => isAnswered(text)));
  });

  it("is answered, for any JSON at the place of a day", () => {
    const day = fc.jsonValue().map((value) => scheduleJson({ Hall: [value] }, {}, { date: value }));
    fc.assert(fc.property(day, (text) => isAnswered(text)));
  });

  it("is answered, for any values in a session", () => {
    const names = [
      "guid",
      "id",
      "slug",
      "date",
      "start",
      "duration",
      "title",
      "persons",
      "track",
      "abstract",
    ];
    const fields = fc.dictionary(fc.constantFrom(...names), fc.jsonValue());
    fc.assert(fc.property(fields, (odd) => isAnswered(scheduleJson({ Hall: [talk(odd)] }))));
  });

  it("is answered, for damaged JSON", () => {
    fc.assert(
      fc.property(mutationOf(json), (text) => isAnswered(text)),
      { numRuns: 500 },
    );
  });

  it("is answered, for damaged XML", () => {
    fc.assert(
      fc.property(mutationOf(xml), (text) => isAnswered(text)),
      { numRuns: 500 },
    );
  });

  it.each(["json", "xml", "csv", "ics"])("is answered, for a damaged %s file of any encoding", (kind) => {
    const file = { json, xml, csv, ics }[kind] ?? "";
    const encoded = fc
      .tuple(mutationOf(file), fc.constantFrom("utf8", "utf16le", "latin1"))
      .map(([text, encoding]) => new Uint8Array(Buffer.from(text, encoding)));
    fc.assert(
      fc.property(encoded, (bytes) => isAnswered(bytes)),
      { numRuns: 300 },
    );
  });

  it("is answered, for any bytes under any content type", () => {
    const types = fc.constantFrom(
      "text/csv",
      "text/calendar",
      "application/xml; charset=utf-7",
      "application/json",
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), types, (bytes, type) => isAnswered(bytes, type)),
    );
  });

  it("is answered, for any cells of a table", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "2027-05-08 10:00",
        "31/12/2099",
        "24:00",
        "-1",
        "9".repeat(400),
        "P9999D",
        "12 am",
        "\u0000",
      ),
    );
    const rows = fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 4 });
    const quoted = (cells: string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(",");
    const tables = rows.map((all) => [CSV_HEADER, ...all.map(quoted)].join("\n"));
    fc.assert(
      fc.property(tables, (text) => isAnswered(text, "text/csv")),
      { numRuns: 300 },
    );
  });

  it("is answered, for any lines in a calendar", () => {
    const names = fc.constantFrom(
      "DTSTART",
      "DTEND",
      "DURATION",
      "RRULE",
      "UID",
      "RECURRENCE-ID",
      "EXDATE",
      "SUMMARY",
    );
    const values = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        "20270508T100000Z",
        "99999999T999999",
        "P1W",
        "FREQ=DAILY;COUNT=99999999",
        "FREQ=HOURLY",
      ),
    );
    const lines = fc.array(fc.tuple(names, values).map(([name, value]) => `${name}:${value}`));
    fc.assert(
      fc.property(lines, (inside) => isAnswered(ics.replace("LOCATION:Lamp Room", inside.join("\r\n")))),
      { numRuns: 300 },
    );
  });

  it.each([
    ["9999-12-31T23:59:59Z", "0:01"],
    ["2099-12-31T23:59:00Z", "744:00"],
    ["2000-01-01T00:00:00+14:00", "1"],
    ["0000-00-00T00:00:00", "1"],
  ])("is answered, for a session on %s that lasts %s", (date, duration) => {
    expect(isAnswered(scheduleJson({ Hall: [talk({ date, duration })] }))).toBe(true);
  });

  it.each([
    ["guid", scheduleJson({ Hall: [talk({ guid: "g ".repeat(500_000), id: "i".repeat(500_000) })] })],
    ["title, where that is its only name", `Title,Start\n"${"a\n".repeat(500_000)}",2027-05-08 10:00\n`],
  ])(
    "uses no more of its %s than an item can hold, and gives the same id when it is read again",
    (_, text) => {
      const source = () => {
        const result = readSchedule(text, undefined, "test", { asked: "UTC" });
        return result.kind === "schedule" ? result.schedule.sessions[0]?.source : null;
      };
      expect(JSON.stringify(source()).length).toBeLessThan(3_000);
      expect(source()).toEqual(source());
    },
  );
});
