import type { Event, MySchedule, Rsvp, Session } from "../../../web/src/api/answers.ts";
import { refuse, type Service } from "./fake-service.ts";
import { noticesOf } from "./notices.ts";

const HOUR_MS = 3_600_000;
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

export const EVENT: Event = {
  eventId: "demo",
  title: "Harbour days",
  timeZone: "Europe/Berlin",
  startsAt: "2030-01-10T08:00:00Z",
  endsAt: "2030-01-11T18:00:00Z",
  accentColor: null,
  quietHours: null,
  conflictPolicy: "WARN",
  changeMinutes: 0,
  graceMinutes: null,
  venue: null,
  description: null,
  dayChange: 0,
  logoUrl: null,
  coverUrl: null,
  registrationClosed: false,
  published: true,
  lastImport: null,
};

/** The session is open, starts tomorrow, and has three of ten seats taken. */
export function aSession(changes: Partial<Session> = {}): Session {
  const { capacity = 10, taken = 3 } = changes;
  return {
    sessionId: "demo.knots",
    eventId: "demo",
    kind: "SESSION",
    title: "Knots",
    abstract: null,
    type: null,
    track: null,
    room: null,
    language: null,
    speakers: [],
    startsAt: inHours(24),
    endsAt: inHours(25),
    state: "OPEN",
    capacity,
    taken,
    waiting: 0,
    seatsLeft: capacity === null ? null : capacity - taken,
    registrationOpensAt: null,
    registrationClosesAt: null,
    lineClosesAt: inHours(23.9),
    waitlistPolicy: "OFFER",
    offerMinutes: 60,
    visitMinutes: null,
    movedFrom: null,
    version: "0.0",
    ...changes,
  };
}

export const fullSession = (changes: Partial<Session> = {}) => aSession({ taken: 10, ...changes });

export function anRsvp(changes: Partial<Rsvp> = {}): Rsvp {
  return {
    rsvpId: "r1",
    sessionId: "demo.knots",
    eventId: "demo",
    userId: "ada",
    status: "CONFIRMED",
    rsvpAt: inHours(-48),
    cancelledAt: null,
    cancelReason: null,
    waitlistedAt: null,
    waitlistPosition: null,
    offeredAt: null,
    offerExpiresAt: null,
    onOffer: null,
    passesLeft: null,
    passedUntil: null,
    anyOfId: null,
    checkedInAt: null,
    version: 1,
    ...changes,
  };
}

export const waitingAt = (waitlistPosition: Rsvp["waitlistPosition"]) =>
  anRsvp({ status: "WAITLISTED", waitlistPosition });

export const offeredFor = (minutes: number) =>
  anRsvp({ status: "OFFERED", offerExpiresAt: inHours(minutes / 60) });

export const cancelledBy = (cancelReason: Rsvp["cancelReason"], changes: Partial<Rsvp> = {}) =>
  anRsvp({ status: "CANCELLED", cancelReason, cancelledAt: inHours(-1), ...changes });

/** A session, and what the attendee has in it. */
export type Shown = readonly [session: Session, rsvp?: Rsvp | undefined];

export function scheduleOf(shown: readonly Shown[]): MySchedule {
  const all = shown.flatMap(([session, rsvp]) => (rsvp === undefined ? [] : [{ session, rsvp }]));
  return {
    entries: all.filter(({ rsvp }) => rsvp.status !== "CANCELLED"),
    ended: all.filter(
      ({ rsvp: { status, cancelReason } }) => status === "CANCELLED" && cancelReason !== "ATTENDEE",
    ),
    refreshAfterSeconds: 0,
  };
}

/** A service that has these sessions, answers every read of them, and remembers what its other answers do. */
export function showing(shown: readonly Shown[], service: Service = {}): Service {
  const sessions = shown.map(([session]) => session);
  const rsvps = new Map(shown.map(([{ sessionId }, rsvp]) => [sessionId, rsvp]));
  const current = () => sessions.map((session): Shown => [session, rsvps.get(session.sessionId)]);
  const remembering: Service = Object.fromEntries(
    Object.entries(service).map(([route, play]) => [
      route,
      async (call) => {
        const played = await play(call);
        if ("rsvpId" in played) rsvps.set((played as Rsvp).sessionId, played as Rsvp);
        return played;
      },
    ]),
  );
  return {
    "GET /api/events": () => ({ events: [EVENT] }),
    "GET /api/events/demo": () => EVENT,
    "GET /api/events/demo/sessions": () => ({ sessions }),
    "GET /api/events/demo/seats": () => ({ eventId: "demo", at: inHours(0), seats: sessions }),
    "GET /api/events/demo/my-schedule": () => scheduleOf(current()),
    "GET /api/events/demo/notices": () => noticesOf([]),
    ...Object.fromEntries(
      sessions.map((session) => [`GET /api/sessions/${session.sessionId}`, () => session]),
    ),
    ...Object.fromEntries(
      sessions.map(({ sessionId }) => [
        `GET /api/sessions/${sessionId}/rsvp`,
        () => rsvps.get(sessionId) ?? noSuch("RSVP"),
      ]),
    ),
    ...remembering,
  };
}

export const noSuch = (what: "EVENT" | "SESSION" | "RSVP") => refuse(404, `${what}_NOT_FOUND`);
