import type { ProblemCode } from "../../contract/problems.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import type { Permissions } from "../../middleware/role-access.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readMyRsvps } from "../../store/seats/my-schedule.ts";
import { withPosition } from "../../store/waitlist/waitlist-book.ts";
import { askedOnce, type SeesDrafts } from "../programme/drafts.ts";
import { scheduleOf } from "../programme/readings.ts";
import { Refused, unauthenticated } from "./refused.ts";

/** What one request knows of its sender. It reads the RSVPs of each event and each waitlist once. */
export interface GraphqlContext {
  /** A signed-in person may look at the result of their own change, so their readings are fresh. */
  readonly isSignedIn: boolean;
  /** Throws where nobody is signed in. */
  attendee(): SignedInAttendee;
  /** It is also `null` if nobody is signed in. */
  rsvpOf(sessionId: string): Promise<Rsvp | null>;
  /** Reads My Schedule of an event, once per request. */
  scheduleOf(eventId: string, userId: string): ReturnType<typeof scheduleOf>;
  positionOf(rsvp: Rsvp): Promise<Rsvp["waitlistPosition"]>;
  /** Tells whether the sender is an organizer of an event. */
  readonly seesDrafts: SeesDrafts;
  /** Returns an id by which the next change is counted and recognised. The first is the request's id. */
  changing(): string;
  /** Refused changes, which the answer reports as data. */
  readonly refusals: ProblemCode[];
}

export function contextOf(
  table: Table,
  attendee: SignedInAttendee | null,
  requestId: string,
  may: Permissions,
): GraphqlContext {
  const rsvps = new Map<string, Promise<ReadonlyMap<string, Rsvp>>>();
  const positions = new Map<string, Promise<Rsvp>>();
  const schedules = new Map<string, ReturnType<typeof scheduleOf>>();
  const seesDrafts = askedOnce(async (eventId) => attendee !== null && may.mayOrganize(attendee, eventId));
  let changes = 0;
  return {
    refusals: [],

    isSignedIn: attendee !== null,

    attendee() {
      if (attendee === null) throw new Refused(unauthenticated);
      return attendee;
    },

    async rsvpOf(sessionId) {
      if (attendee === null) return null;
      const eventId = eventIdOf(sessionId);
      const ofEvent = rsvps.get(eventId) ?? bySession(readMyRsvps(table, eventId, attendee.userId));
      rsvps.set(eventId, ofEvent);
      return (await ofEvent).get(sessionId) ?? null;
    },

    scheduleOf(eventId, userId) {
      const read = schedules.get(eventId) ?? scheduleOf(table, eventId, userId, seesDrafts);
      schedules.set(eventId, read);
      return read;
    },

    async positionOf(rsvp) {
      const placed = positions.get(rsvp.sessionId) ?? withPosition(table, rsvp);
      positions.set(rsvp.sessionId, placed);
      return (await placed).waitlistPosition;
    },

    seesDrafts,

    changing() {
      rsvps.clear();
      positions.clear();
      schedules.clear();
      changes += 1;
      return changes === 1 ? requestId : `${requestId}.${changes}`;
    },
  };
}

const bySession = async (rsvps: Promise<Rsvp[]>): Promise<ReadonlyMap<string, Rsvp>> =>
  new Map((await rsvps).map((rsvp) => [rsvp.sessionId, rsvp]));
