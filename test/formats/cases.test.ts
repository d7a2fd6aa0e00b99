import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { identifySessions } from "../../functions/core/programme/schedule/identify-sessions.ts";
import { knownFrom } from "../core/programme/schedule/known-session.ts";
import { firstOf, read } from "./schedule-file.ts";

const folder = new URL("../../../shared/cases/", import.meta.url);
const absent = !existsSync(folder);
const file = (name: string) => readFileSync(new URL(name, folder));
const timesOf = (name: string, event?: string) =>
  read(file(name), { event }).sessions.map(({ startsAt, endsAt }) => [startsAt, endsAt]);

describe.skipIf(absent)(
  "small files that were once read wrongly (skipped if ../shared/cases is absent)",
  () => {
    it("a day that changes at midnight keeps a session at 00:00 on its date", () => {
      expect(timesOf("01b-day-change-midnight.xml")).toEqual([
        ["2027-05-08T22:00:00.000Z", "2027-05-08T23:00:00.000Z"],
      ]);
    });

    it("times in a file without a zone are in the zone of the event", () => {
      const name = "02-event-has-zone-file-has-none.xml";
      expect(timesOf(name, "Europe/Brussels")).toEqual([
        ["2027-02-06T08:00:00.000Z", "2027-02-06T08:25:00.000Z"],
      ]);
    });

    it("a person's name may have an element of its own", () => {
      const { sessions, silentOn } = read(file("03-person-with-child-elements.xml"));
      expect(firstOf(sessions).speakers).toEqual([{ name: "Speaker One" }]);
      expect(silentOn).not.toContain("speakers");
    });

    it("Berlin is a zone", () => {
      const { conference, sessions, warnings } = read(file("04-rails-zone-name.json"));
      expect([conference.timeZone, warnings]).toEqual(["Europe/Berlin", []]);
      expect(sessions.map(({ startsAt }) => startsAt)).toEqual([
        "2027-05-08T08:00:00.000Z",
        "2027-05-08T12:00:00.000Z",
      ]);
    });

    it("sessions of a day or more keep their length and do not count as overlapping", () => {
      const name = "05-more-than-a-day.json";
      expect(timesOf(name)).toEqual([
        ["2027-05-08T12:30:00.000Z", "2027-05-10T18:30:00.000Z"],
        ["2027-05-07T23:00:00.000Z", "2027-05-08T23:00:00.000Z"],
      ]);
      expect(read(file(name)).warnings).toEqual(['Session "Drop-in for days": the length is over a day.']);
    });

    it("a guid that appears several times gives several sessions", () => {
      const name = "06-one-guid-several-times.json";
      const { sessions, warnings } = read(file(name));
      expect(warnings).toEqual([]);
      expect(
        sessions.map(({ sessionId, startsAt, title }) => [sessionId, startsAt.slice(11, 16), title]),
      ).toEqual([
        ["test.c414cdc59a2f5a32bfdcdc6e7ef06205", "08:00", "Solder"],
        ["test.c414cdc59a2f5a32bfdcdc6e7ef06205-20270508T1200Z", "12:00", "Solder"],
        ["test.c414cdc59a2f5a32bfdcdc6e7ef06205-20270508T1300Z", "13:00", "Quite another"],
      ]);
      const withoutFirst = identifySessions(sessions.map(knownFrom), sessions.slice(1));
      expect(withoutFirst.sessions.map(({ sessionId }) => sessionId)).toEqual(
        sessions.slice(1).map(({ sessionId }) => sessionId),
      );
    });

    it("a session whose guid changes with a second slot stays the same session", () => {
      const [before] = read(file("07-v1-one-slot.json")).sessions;
      const after = read(file("07-v2-two-slots.json")).sessions;
      const { sessions, doubts } = identifySessions(before ? [knownFrom(before)] : [], after);
      expect(sessions.map(({ sessionId }) => sessionId)).toEqual([
        "test.40c5366f79b45283859668c09092ce7a",
        "test.955d04abcc275e0cb592a02b848e4327",
      ]);
      expect(doubts).toEqual([]);
    });

    it("a session that moves has the capacity of its new room", () => {
      const [big, small] = ["12-v1-big-room.json", "12-v2-small-room.json"].map((name) =>
        firstOf(read(file(name)).sessions),
      );
      expect([big?.capacity, small?.capacity]).toEqual([3, 1]);
      expect(small?.sessionId).toBe(big?.sessionId);
    });

    it("a room for no people has capacity 0", () => {
      expect(firstOf(read(file("08-room-with-capacity-0.json")).sessions).capacity).toBe(0);
    });

    it("a UTC time next to the same local time gives no warning", () => {
      const { sessions, warnings } = read(file("09-utc-dates-local-clock.xml"));
      expect([firstOf(sessions).startsAt, warnings]).toEqual(["2027-05-08T05:00:00.000Z", []]);
    });

    it("00:30:00 is half an hour", () => {
      expect(timesOf("11-hours-minutes-seconds.xml")).toEqual([
        ["2027-05-08T08:00:00.000Z", "2027-05-08T08:30:00.000Z"],
      ]);
    });

    it("offsets without a zone give a zone that fits them", () => {
      const { conference, sessions, warnings } = read(file("13-offsets-but-no-zone.xml"));
      expect([conference.timeZone, firstOf(sessions).startsAt]).toEqual([
        "Etc/GMT-1",
        "2027-05-08T09:00:00.000Z",
      ]);
      expect(warnings).toEqual([expect.stringMatching(/^The file names no time zone\. Etc\/GMT-1 is used/)]);
    });

    it("a room without a name attribute gets the name that the session gives", () => {
      expect(firstOf(read(file("14-empty-room-attribute.xml")).sessions).room).toBe("Blue Hall");
    });

    it("a time that the clocks skip moves forward", () => {
      expect(timesOf("15-clock-that-does-not-exist.xml")).toEqual([
        ["2027-03-14T07:30:00.000Z", "2027-03-14T08:00:00.000Z"],
      ]);
    });

    it.each(["07-v1-one-slot.json", "07-v2-two-slots.json", "12-v1-big-room.json", "12-v2-small-room.json"])(
      "%s is read without a warning",
      (name) => {
        expect(read(file(name)).warnings).toEqual([]);
      },
    );
  },
);
