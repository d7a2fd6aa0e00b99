import type { Event, Session } from "../../../../web/src/api/answers.ts";
import { EVENT } from "../../support/sessions.ts";

export const anEvent = (changes: Partial<Event> = {}): Event => ({
  ...EVENT,
  startsAt: "2030-03-30T08:00:00.000Z",
  endsAt: "2030-03-31T18:00:00.000Z",
  quietHours: { from: "22:00", to: "08:00" },
  ...changes,
});

/** The session is open, and three of its ten seats are taken. */
export const anOrganizedSession = (changes: Partial<Session> = {}): Session => ({
  sessionId: "demo.knots",
  eventId: "demo",
  kind: "SESSION",
  title: "Knots",
  abstract: "Bowline, sheet bend, clove hitch.",
  type: "Workshop",
  track: "Craft",
  room: "Harbour",
  language: "en",
  speakers: [{ name: "Runa Falk" }],
  startsAt: "2030-03-30T09:00:00.000Z",
  endsAt: "2030-03-30T10:00:00.000Z",
  state: "OPEN",
  capacity: 10,
  taken: 3,
  waiting: 0,
  seatsLeft: 7,
  registrationOpensAt: null,
  registrationClosesAt: null,
  lineClosesAt: "2030-03-30T08:55:00.000Z",
  version: "0.0",
  movedFrom: null,
  waitlistPolicy: "OFFER",
  offerMinutes: 60,
  visitMinutes: null,
  ...changes,
});
