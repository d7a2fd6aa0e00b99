import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { firstOf, read } from "./schedule-file.ts";

const NAME = "Zoë Žižek – „Straße“ €";
const xml = (encoding: string, title: string) =>
  `<?xml version="1.0"${encoding && ` encoding="${encoding}"`}?>
<schedule><conference><title>T</title><time_zone_name>Europe/Vienna</time_zone_name></conference>
<day date="2026-03-28"><room name="A"><event id="1"><start>10:00</start><duration>01:00</duration><title>${title}</title></event></room></day></schedule>`;

/** The windows-1252 characters of the bytes above 0x7f, from the decoder itself. */
const WINDOWS = new Map(
  Array.from({ length: 128 }, (_, index) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(128 + index)),
    128 + index,
  ]),
);
const windows1252 = (text: string) =>
  Uint8Array.from([...text], (character) => WINDOWS.get(character) ?? character.charCodeAt(0));
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const titleAndWarnings = (bytes: Uint8Array, contentType?: string) => {
  const { sessions, warnings } = read(bytes, {}, contentType);
  return [firstOf(sessions).title, warnings];
};

describe("a file's encoding", () => {
  it.each(["windows-1252", "ISO-8859-1", "Windows-1252"])(
    "is the encoding that its XML declaration names: %s",
    (name) => {
      expect(titleAndWarnings(windows1252(xml(name, NAME)))).toEqual([NAME, []]);
    },
  );

  it("is UTF-16 if it has that byte order mark", () => {
    expect(titleAndWarnings(utf16(`\uFEFF${xml("UTF-16", NAME)}`))).toEqual([NAME, []]);
    expect(titleAndWarnings(utf16(`\uFEFF${xml("UTF-16", NAME)}`, true))).toEqual([NAME, []]);
  });

  it("is UTF-16 by its first bytes if it has no mark", () => {
    expect(titleAndWarnings(utf16(xml("UTF-16LE", NAME)))).toEqual([NAME, []]);
    expect(titleAndWarnings(utf16(xml("UTF-16BE", NAME), true))).toEqual([NAME, []]);
  });

  it("is UTF-8 if nothing else is named, with or without a mark", () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(titleAndWarnings(bytes(xml("", NAME)))).toEqual([NAME, []]);
    expect(titleAndWarnings(bytes(`\uFEFF${xml("utf-8", NAME)}`))).toEqual([NAME, []]);
  });

  it("is the charset of the content type if the file names none", () => {
    const greek = Uint8Array.from([...xml("", "Αθήνα")], (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code > 0x2ff ? code - 0x370 + 0xa0 : code;
    });
    const expected = new TextDecoder("iso-8859-7").decode(greek);
    expect(titleAndWarnings(greek, 'application/xml; charset="ISO-8859-7"')[0]).toBe(
      /<title>([^<]+)<\/title><\/event>/.exec(expected)?.[1],
    );
  });

  it("is UTF-8 if the file names another encoding but is valid UTF-8", () => {
    const bytes = new TextEncoder().encode(xml("ISO-8859-1", NAME));
    expect(titleAndWarnings(bytes)).toEqual([
      NAME,
      ["The file says that its encoding is ISO-8859-1, but it is UTF-8 and was read as UTF-8."],
    ]);
  });

  it("is windows-1252, with a warning, if the named encoding is wrong or missing", () => {
    const told = "The file says that its encoding is UTF-8, but it is not. It was read as windows-1252.";
    expect(titleAndWarnings(windows1252(xml("UTF-8", NAME)))).toEqual([NAME, [told]]);
    expect(titleAndWarnings(windows1252(xml("x-klingon", NAME)))[0]).toBe(NAME);
    const silent = "The file does not name its encoding and is not UTF-8. It was read as windows-1252.";
    expect(titleAndWarnings(windows1252(xml("", NAME)))).toEqual([NAME, [silent]]);
  });

  it("is detected for JSON and CSV, too", () => {
    const json = readFileSync(new URL("../fixtures/lantern-days.schedule.json", import.meta.url), "utf8");
    expect(read(utf16(json)).sessions).toEqual(read(json).sessions);
    const csv = `Title;Start;Time zone\r\n${NAME};2026-03-28 10:00;Europe/Vienna\r\n`;
    expect(firstOf(read(utf16(`\uFEFF${csv}`)).sessions).title).toBe(NAME);
    expect(firstOf(read(windows1252(csv)).sessions).title).toBe(NAME);
  });
});
