import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSchedule } from "../../../functions/formats/read-schedule.ts";
import { firstOf, read } from "../schedule-file.ts";

const vienna = { event: "Europe/Vienna" };
const table = (...lines: string[]) => lines.join("\r\n");
const errorsOf = (text: string) => {
  const result = readSchedule(text, "text/csv", "test", vienna);
  return result.kind === "invalid" ? result.errors : [];
};
const timesOf = (text: string) =>
  read(text, vienna).sessions.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
const TEN_TO_HALF_PAST = [["2027-05-08T08:00:00.000Z", "2027-05-08T08:30:00.000Z"]];

describe("CSV", () => {
  it("gives its sessions", () => {
    const text = table(
      "Id,Title,Start,End,Room,Capacity,Track,Type,Language,Speakers,Description",
      'w-1,"Wicks, long and short",2027-05-08 10:00,2027-05-08 11:30,Lamp Room,40,Making,Talk,en,"Ida Wick; Bo Flint","One.',
      "",
      'Two ""lines""."',
      "w-2,Oil,2027-05-08 12:00,2027-05-08 12:30,,0,,,,,",
    );
    const { sessions, silentOn, warnings } = read(text, vienna);
    expect(sessions).toEqual([
      {
        sessionId: "test.w-1",
        source: { token: "w-1", name: "w-1", id: "w-1" },
        title: "Wicks, long and short",
        abstract: 'One.\n\nTwo "lines".',
        type: "Talk",
        track: "Making",
        room: "Lamp Room",
        language: "en",
        speakers: [{ name: "Ida Wick" }, { name: "Bo Flint" }],
        startsAt: "2027-05-08T08:00:00.000Z",
        endsAt: "2027-05-08T09:30:00.000Z",
        capacity: 40,
      },
      expect.objectContaining({ sessionId: "test.w-2", room: null, speakers: [], capacity: 0 }),
    ]);
    expect(silentOn).toEqual([]);
    expect(warnings).toEqual([
      "The file names no time zone. Its times are read in the time zone of the event, Europe/Vienna.",
    ]);
  });

  it.each([",", ";", "\t", "|"])("is split by %j if the header is", (delimiter) => {
    const rows = [
      ["Title", "Start", "End"],
      ["Wicks", "2027-05-08 10:00", "2027-05-08 10:30"],
    ];
    expect(timesOf(table(...rows.map((cells) => cells.join(delimiter))))).toEqual(TEN_TO_HALF_PAST);
  });

  it.each([
    ["a date and a clock in columns of their own", "Date,Start,End", "2027-05-08,10:00,10:30"],
    ["a duration in minutes", "Start,Duration (minutes)", "2027-05-08T10:00,30"],
    ["a duration as spreadsheets write it", "start time,Length", "2027-05-08 10:00:00,0:30:00"],
    ["half a day and half a day", "Day,Begins,Ends", "2027-05-08,10 am,10:30 AM"],
    ["offsets", "Starts at,Ends at", "2027-05-08T04:00:00-04:00,2027-05-08T08:30:00Z"],
    ["a day before its month", "Beginn;Ende", "8.5.2027 10:00;8.5.2027 10:30"],
    ["German names", "Datum;Startzeit;Dauer", "08.05.2027;10:00;30"],
    ["headings with signs", "START *,end_time", "2027-05-08 10:00,2027-05-08 10:30"],
  ])("reads %s", (_, header, row) => {
    const delimiter = header.includes(";") ? ";" : ",";
    expect(timesOf(table(`Title${delimiter}${header}`, `Wicks${delimiter}${row}`))).toEqual(TEN_TO_HALF_PAST);
  });

  it("learns the order of day and month from one clear date", () => {
    const dates = (...said: string[]) =>
      table("Title,Start", ...said.map((date, n) => `T${n},${date} 10:00`));
    expect(timesOf(dates("3/4/2027", "25/4/2027")).map(([start]) => start?.slice(0, 10))).toEqual([
      "2027-04-03",
      "2027-04-25",
    ]);
    expect(timesOf(dates("3/4/2027", "4/25/2027")).map(([start]) => start?.slice(0, 10))).toEqual([
      "2027-03-04",
      "2027-04-25",
    ]);
    expect(errorsOf(dates("3/4/2027"))).toEqual([
      { path: 'row 2, column "Start"', message: expect.stringContaining('"3/4/2027 10:00" is not a time') },
    ]);
  });

  it("ends after midnight if the end time is before the start time", () => {
    expect(timesOf(table("Title,Start,End", "Wicks,2027-05-08 23:00,01:00"))).toEqual([
      ["2027-05-08T21:00:00.000Z", "2027-05-08T23:00:00.000Z"],
    ]);
  });

  it("may name its time zone", () => {
    const text = table("Title,Start,Time zone", "Wicks,2027-05-08 10:00,Asia/Tokyo");
    expect(firstOf(read(text).sessions).startsAt).toBe("2027-05-08T01:00:00.000Z");
    const two = table("Title,Start,tz", "A,2027-05-08 10:00,Asia/Tokyo", "B,2027-05-08 10:00,Europe/Rome");
    expect(errorsOf(two)).toEqual([{ path: 'column "Time zone"', message: expect.any(String) }]);
  });

  it("warns about unknown columns and about missing ids", () => {
    const { warnings, silentOn } = read(table("Title,Start,Mood,Name", "W,2027-05-08 10:00,good,x"), vienna);
    expect(warnings).toEqual(
      expect.arrayContaining([
        'Column "Mood" is not understood and is left out.',
        'Column "Name" repeats another column and is left out.',
        "The file has no column of ids, so a session whose title changes counts as another session.",
      ]),
    );
    expect(silentOn).toEqual(["abstract", "type", "track", "language", "speakers"]);
  });

  it("names row and column of every mistake, and imports nothing then", () => {
    const text = table(
      "Title,Start,End,Capacity,Duration",
      "Fine,2027-05-08 10:00,2027-05-08 11:00,10,",
      ",2027-05-08 10:00,2027-05-08 11:00,10,",
      "No time,noon,2027-05-08 11:00,10,",
      "No day,2027-02-30 10:00,,10,",
      "Odd,2027-05-08 10:00,later,many,long",
    );
    expect(errorsOf(text)).toEqual([
      { path: 'row 3, column "Title"', message: "expected a title" },
      { path: 'row 4, column "Start"', message: '"noon" is not a time, such as "2027-05-08 10:00"' },
      {
        path: 'row 5, column "Start"',
        message: expect.stringMatching(/^"2027-02-30 10:00:00" does not exist/),
      },
      { path: 'row 6, column "Duration"', message: expect.stringMatching(/^"long" is not a duration/) },
      { path: 'row 6, column "Capacity"', message: '"many" is not a number of seats' },
      { path: 'row 6, column "End"', message: '"later" is not a time, such as "2027-05-08 10:00"' },
    ]);
  });

  it("counts rows as a spreadsheet does, also after a cell of several lines and an empty row", () => {
    const text = table("Title,Start,Description", 'A,2027-05-08 10:00,"one', 'two"', "", "B,soon,");
    expect(errorsOf(text)).toEqual([expect.objectContaining({ path: 'row 4, column "Start"' })]);
  });

  it.each([
    ["no title", "Start,End\n2027-05-08 10:00,2027-05-08 11:00", "row 1"],
    ["a quote that does not end", 'Title,Start\n"Wicks,2027-05-08', /^line \d/],
  ])("is refused with %s", (_, text, path) => {
    expect(errorsOf(text)).toEqual([{ path: expect.stringMatching(path), message: expect.any(String) }]);
  });

  it("is refused if it has only a header, together with the warnings", () => {
    expect(errorsOf("Title,Start")).toEqual([
      { path: "schedule", message: "the file has no sessions" },
      { path: "schedule", message: expect.stringMatching(/^The file has no column of ids/) },
    ]);
  });

  it("is read from the downloadable template, also after a spreadsheet has saved it", () => {
    const template = readFileSync(new URL("../../../web/public/schedule-template.csv", import.meta.url));
    const { sessions, warnings } = read(template);
    expect(sessions.map(({ title, capacity }) => [title, capacity])).toEqual([
      ["Opening", undefined],
      ["How to mend a lantern", 25],
    ]);
    expect(warnings).toEqual([]);
  });
});
