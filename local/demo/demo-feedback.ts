import type { SessionAnswer } from "../../functions/contract/answers.ts";
import { faceAt } from "../../functions/contract/wall-time.ts";
import { call, type DemoTarget } from "./demo-api.ts";
import { reserve } from "./demo-rsvps.ts";

export const EVENING_ID = "harbour-eve";
const ZONE = "Europe/Berlin";
const A_MINUTE = 60_000;
const MORNING = { from: 4, to: 12 };
const FIVE_OCLOCK = 5 * 60;

/** What guests say of the session. The last ones say nothing more. */
const SAYINGS = [
  { rating: 5, comment: "The soup, the sea and the people: the best start there is.", named: true },
  { rating: 4, comment: "Lovely. Next time a microphone for the welcome, please.", named: false },
  { rating: 2, comment: "Too cold on the quay for an hour of standing.", named: false },
  { rating: 4, comment: null, named: false },
  { rating: 5, comment: null, named: false },
] as const;

/**
 * Returns when the day of the evening changes: its sessions before and after midnight are on one day. In a morning the day
 * has changed at midnight.
 *
 * @param now milliseconds since 1970
 * @returns minutes after midnight
 */
export function eveningDayChange(now: number): number {
  const hour = new Date(faceAt(now, ZONE)).getUTCHours();
  return hour >= MORNING.from && hour < MORNING.to ? 0 : FIVE_OCLOCK;
}

/**
 * Adds the evening before, with a welcome that ends in some minutes. Some guests have said how it is. `attendee` has a
 * seat and has said nothing, so they are asked.
 */
export async function loadDemoFeedback(target: DemoTarget, attendee: string): Promise<SessionAnswer> {
  const token = await target.token("demo-organizer", ["organizer"]);
  const minutes = (n: number) => new Date(Date.now() + n * A_MINUTE).toISOString();
  const event = {
    title: "Harbour eve",
    timeZone: ZONE,
    quietHours: null,
    dayChange: eveningDayChange(Date.now()),
  };
  await call(target, "PUT", `/api/events/${EVENING_ID}`, {
    token,
    body: { ...event, startsAt: minutes(-120), endsAt: minutes(600) },
  });
  const session = (await call(target, "POST", `/api/events/${EVENING_ID}/sessions`, {
    token,
    body: {
      ...{ title: "Welcome on the quay", room: "East Quay", startsAt: minutes(-52), endsAt: minutes(8) },
      abstract: "Soup and a short tour before the conference begins.",
    },
  })) as SessionAnswer;
  const { sessionId } = session;
  await reserve(target, { user: attendee, sessionId }, "REJECT");
  for (const [n, body] of SAYINGS.entries()) {
    const user = `eve-guest-${n + 1}`;
    await reserve(target, { user, sessionId }, "REJECT");
    await call(target, "PUT", `/api/sessions/${sessionId}/feedback`, {
      token: await target.token(user, []),
      body,
    });
  }
  return session;
}
