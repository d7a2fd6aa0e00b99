import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSchedule } from "../../functions/formats/read-schedule.ts";
import { scheduleJson, talk } from "./schedule-file.ts";

const MAX_MS = 5_000;
const json = readFileSync(new URL("../fixtures/lantern-days.schedule.json", import.meta.url), "utf8");
const xml = readFileSync(new URL("../fixtures/lantern-days.schedule.xml", import.meta.url), "utf8");
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
    ["UTF-16 read as UTF-8", Buffer.from(json, "utf16le").toString("utf8").slice(1)],
  ])("%s: are refused with an error", (_name, text) => {
    const startedAt = performance.now();
    const result = readSchedule(text, undefined, "test");
    expect(result).toEqual({
      kind: "invalid",
      errors: [expect.objectContaining({ message: expect.any(String) })],
    });
    expect(performance.now() - startedAt).toBeLessThan(MAX_MS);
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
    const startedAt = performance.now();
    expect(readSchedule(text.replace(/<\?xml.*?\?>/, ""), undefined, "test").kind).toBe("schedule");
    expect(performance.now() - startedAt).toBeLessThan(MAX_MS);
  });
});

describe("whatever is sent", () => {
  const isAnswered = (text: string) =>
    ["schedule", "invalid"].includes(readSchedule(text, undefined, "test").kind);
  /** A piece of the text replaced by something else. */
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
    fc.assert(fc.property(fc.string({ unit: "binary" }), isAnswered));
  });

  it("is answered, for any JSON at the place of a day", () => {
    const day = fc.jsonValue().map((value) => scheduleJson({ Hall: [value] }, {}, { date: value }));
    fc.assert(fc.property(day, isAnswered));
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
    fc.assert(fc.property(mutationOf(json), isAnswered), { numRuns: 500 });
  });

  it("is answered, for damaged XML", () => {
    fc.assert(fc.property(mutationOf(xml), isAnswered), { numRuns: 500 });
  });
});
