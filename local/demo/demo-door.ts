import type { SessionAnswer } from "../../functions/contract/answers.ts";
import { userClaims } from "../admin/user-claims.ts";
import { DOOR_ATTENDEE } from "../sample-attendees.ts";
import { call, type DemoTarget } from "./demo-api.ts";
import { reserve } from "./demo-rsvps.ts";

const A_MINUTE_MS = 60_000;
const AN_HOUR_MS = 60 * A_MINUTE_MS;
const GRACE_MINUTES = 5;
/** The seats of people who have not come can be released soon after the start of the demo. */
const GRACE_LEFT_MS = 20_000;
const LASTS_MS = 4 * AN_HOUR_MS;
/** They have seats and do not come. */
const MISSING = ["sea-guest-1", "sea-guest-2", "sea-guest-3", "sea-guest-4"];
const LATER_IN_LINE = ["sea-guest-5", "sea-guest-6"];

export interface DoorPeople {
  /** The person with a seat. */
  readonly seated: string;
  /** They stand by with the first numbers. */
  readonly standingBy: readonly string[];
}

/** A session that has just begun and is full, with grace and people who stand by. A sample person serves its door. */
export async function loadDemoDoor(
  target: DemoTarget,
  eventId: string,
  { seated, standingBy }: DoorPeople,
): Promise<SessionAnswer> {
  const token = await target.token("demo-organizer", ["organizer"]);
  await inviteToDoor(target, eventId, token);
  const people = [seated, ...MISSING];
  const session = (await call(target, "POST", `/api/events/${eventId}/sessions`, {
    token,
    body: {
      ...{ title: "Songs of the harbour", room: "Net Loft", capacity: people.length, ...lasting(AN_HOUR_MS) },
      ...{ graceMinutes: GRACE_MINUTES, feedback: false },
      abstract: "Shanties to sing along, with four voices and an accordion. Doors open all evening.",
    },
  })) as SessionAnswer;
  const { sessionId } = session;
  for (const user of people) await reserve(target, { user, sessionId }, "REJECT");
  for (const user of [...standingBy, ...LATER_IN_LINE])
    await reserve(target, { user, sessionId }, "WAITLIST");
  // Nobody can reserve once it has begun, so it begins after that.
  const body = lasting(GRACE_LEFT_MS - GRACE_MINUTES * A_MINUTE_MS);
  await call(target, "PATCH", `/api/sessions/${sessionId}`, { token, body });
  return session;
}

/** Gives the role of the door to a sample person. */
export async function inviteToDoor(target: DemoTarget, eventId: string, token: string): Promise<void> {
  const address = encodeURIComponent(userClaims(DOOR_ATTENDEE, [], "").email);
  await call(target, "PUT", `/api/events/${eventId}/roles/${address}`, { token, body: { role: "DOOR" } });
}

function lasting(beginsInMs: number) {
  const startsAt = Date.now() + beginsInMs;
  return {
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + LASTS_MS).toISOString(),
  };
}
