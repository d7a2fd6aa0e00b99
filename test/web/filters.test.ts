import { describe, expect, it } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import {
  countChosen,
  defaultDay,
  FILTERS,
  type Filters,
  ON,
  withToggled,
} from "../../web/src/features/agenda/filters.ts";
import { rowsOf } from "../../web/src/features/agenda/rows.ts";
import { indexSessions } from "../../web/src/seats/indexed-session.ts";
import { seatState } from "../../web/src/seats/seat-state.ts";
import { applyFilters, readFilters } from "../../web/src/ui/filter-table.ts";
import { anRsvp, aSession, cancelledBy, type Shown, scheduleOf, waitingAt } from "./support/sessions.ts";

function listed(title: string, changes: Partial<Session> = {}): Session {
  return aSession({
    sessionId: `demo.${title}`,
    title,
    startsAt: "2026-01-10T22:30:00Z",
    endsAt: "2026-01-10T23:30:00Z",
    lineClosesAt: "2026-01-10T22:25:00Z",
    ...changes,
  });
}

const NOON = Date.parse("2026-01-10T12:00:00Z");

const OFF = readFilters(FILTERS, new URLSearchParams());

function found(sessions: Session[], filters: Partial<Filters>, rsvps: Rsvp[] = []): string[] {
  const shown = sessions.map(
    (session): Shown => [session, rsvps.find((each) => each.sessionId === session.sessionId)],
  );
  const facts = { now: NOON, seats: undefined, mySchedule: scheduleOf(shown) };
  const kept = applyFilters(
    FILTERS,
    { ...OFF, ...filters },
    indexSessions(sessions, { timeZone: "UTC" }),
    facts,
  );
  return kept.map(({ session }) => session.title);
}

describe("sessions are filtered", () => {
  const knots = listed("Knots", {
    track: "Craft",
    room: "Hall",
    speakers: [{ name: "Jan Čapek" }],
  });
  const tides = listed("Tides", { track: "Science", taken: 10 });
  const sails = listed("Sails", {
    track: "Craft",
    seatsLeft: 1,
    waiting: 1,
  });
  const all = [knots, tides, sails];

  it("by all words of a text, ignoring case and accents", () => {
    expect(found(all, { text: "capek KNO" })).toEqual(["Knots"]);
    expect(found(all, { text: "knots tides" })).toEqual([]);
  });

  it.each(["lukasz zak", "ŁUKASZ", "strasse", "straße", "Uberwachung", "thorn aesir", "oresund"])(
    "by %s, also with a letter that only some languages have",
    (text) => {
      const watched = listed("Überwachung & Straße", {
        track: "Þorn Æsir Øresund",
        speakers: [{ name: "Łukasz Żak" }],
      });
      expect(found([knots, watched], { text })).toEqual(["Überwachung & Straße"]);
    },
  );

  it("by track and room together", () => {
    expect(found(all, { track: "Craft" })).toEqual(["Knots", "Sails"]);
    expect(found(all, { track: "Craft", room: "Hall" })).toEqual(["Knots"]);
  });

  it("by several tracks, of which each keeps its sessions", () => {
    const both = withToggled(withToggled("", "Craft"), "Science");
    expect(found(all, { track: both })).toEqual(["Knots", "Tides", "Sails"]);
    expect(found(all, { track: withToggled(both, "Craft") })).toEqual(["Tides"]);
    expect(countChosen({ ...OFF, text: "a", track: both, free: ON })).toBe(3);
  });

  it("to the person's own sessions", () => {
    const rsvps = [
      { ...waitingAt(2), sessionId: tides.sessionId },
      cancelledBy("ORGANIZER", { sessionId: sails.sessionId }),
    ];
    expect(found(all, { mine: ON }, rsvps)).toEqual(["Tides"]);
  });

  it("to those with a seat for a newcomer", () => {
    expect(found(all, { free: ON })).toEqual(["Knots"]);
  });
});

it("sessions with seats are those whose button would take one", () => {
  const sessions = [
    listed("free"),
    listed("unlimited", { capacity: null, waiting: 2 }),
    listed("opens later", { registrationOpensAt: "2026-01-10T13:00:00Z" }),
    listed("registration over", { registrationClosesAt: "2026-01-10T11:00:00Z" }),
    listed("closed", { state: "CLOSED" }),
    listed("cancelled", { state: "CANCELLED" }),
    listed("full", { taken: 10 }),
    listed("held for the waitlist", { taken: 9, seatsLeft: 1, waiting: 1 }),
    listed("waitlist closed", { seatsLeft: 1, waiting: 1, lineClosesAt: "2026-01-10T11:00:00Z" }),
    listed("running", { startsAt: "2026-01-10T11:30:00Z" }),
    listed("over", { startsAt: "2026-01-10T08:00:00Z", endsAt: "2026-01-10T09:00:00Z" }),
  ];
  expect(found(sessions, { free: ON })).toEqual(["free", "unlimited", "waitlist closed"]);
  const takesOne = sessions.filter((session) => seatState(session, null, NOON).kind === "free");
  expect(takesOne.map(({ title }) => title)).toEqual(found(sessions, { free: ON }));
});

it("a session in which a person has a seat still has seats for others", () => {
  expect(found([listed("mine")], { free: ON }, [anRsvp({ sessionId: "demo.mine" })])).toEqual(["mine"]);
});

it("a session belongs to the day of its start in the event's zone", () => {
  expect(indexSessions([listed("Knots")], { timeZone: "Europe/Berlin" })[0]?.days).toEqual(["2026-01-10"]);
  expect(indexSessions([listed("Knots")], { timeZone: "Asia/Tokyo" })[0]?.days).toEqual(["2026-01-11"]);
});

it("a session of a day or longer belongs to each of its days, until its last midnight", () => {
  const daysOf = (startsAt: string, endsAt: string) =>
    indexSessions([listed("Drop in", { startsAt, endsAt })], { timeZone: "Europe/London" })[0]?.days;
  expect(daysOf("2027-05-08T12:30:00Z", "2027-05-10T18:30:00Z")).toEqual([
    "2027-05-08",
    "2027-05-09",
    "2027-05-10",
  ]);
  expect(daysOf("2027-05-07T23:00:00Z", "2027-05-08T23:00:00Z")).toEqual(["2027-05-08"]);
  expect(daysOf("2027-05-08T21:00:00Z", "2027-05-09T03:00:00Z")).toEqual(["2027-05-08"]);
});

it.each([
  ["today while it lasts", "2026-01-11", "2026-01-11"],
  ["the first before it", "2026-01-01", "2026-01-10"],
  ["the first after it", "2026-02-01", "2026-01-10"],
])("the day that opens is %s", (_, today, day) => {
  expect(defaultDay(["2026-01-10", "2026-01-11"], today)).toBe(day);
});

const UTC = { timeZone: "UTC" };

it("a time stands before the first session that begins at it", () => {
  const later = listed("c", { startsAt: "2026-01-10T23:30:00Z" });
  const rows = rowsOf(indexSessions([listed("a"), listed("b"), later], UTC), "2026-01-10");
  expect(rows.map(({ day, startsAt }) => [day, startsAt])).toEqual([
    [undefined, "2026-01-10T22:30:00Z"],
    [undefined, undefined],
    [undefined, "2026-01-10T23:30:00Z"],
  ]);
});

it("sessions from an earlier day come first and without a time", () => {
  const long = listed("long", { startsAt: "2026-01-09T10:00:00Z" });
  const rows = rowsOf(indexSessions([long, listed("a")], UTC), "2026-01-10");
  expect(rows.map(({ startsAt, goesOn }) => [startsAt, goesOn])).toEqual([
    [undefined, true],
    ["2026-01-10T22:30:00Z", false],
  ]);
});

it("sessions of several days stand under their day, and say the time on each of them", () => {
  const tomorrow = listed("c", { startsAt: "2026-01-11T22:30:00Z", endsAt: "2026-01-11T23:00:00Z" });
  const rows = rowsOf(indexSessions([listed("a"), listed("b"), tomorrow], UTC), null);
  expect(rows.map(({ day, startsAt }) => [day, startsAt])).toEqual([
    ["2026-01-10", "2026-01-10T22:30:00Z"],
    [undefined, undefined],
    ["2026-01-11", "2026-01-11T22:30:00Z"],
  ]);
});
