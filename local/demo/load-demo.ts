import type { SessionsAnswer } from "../../functions/contract/answers.ts";
import { call, type DemoTarget } from "./demo-api.ts";
import { openDemoBooths } from "./demo-booths.ts";
import conference from "./demo-conference.json" with { type: "json" };
import { inviteToDoor } from "./demo-door.ts";
import { type DemoReservation, demoReservations } from "./demo-reservations.ts";
import { cancel, getsOffer, reserve } from "./demo-rsvps.ts";
import { VENUE_AND_DESCRIPTION } from "./demo-words.ts";
import { shiftDates } from "./shift-dates.ts";

export interface DemoResult {
  readonly sessions: number;
  readonly reservations: number;
  /** The number of people on the waitlist of the full session. */
  readonly waiting: number;
  /** The title of the session in which a seat was freed. */
  readonly freed?: string;
}

export interface DemoOptions {
  /** This person gets an offer: they are the first to wait for the full session, and then a seat is freed. */
  readonly offerTo?: string;
}

interface DemoEvent {
  readonly eventId: string;
}

const DEMO_EVENT_ID = conference.schedule.conference.acronym;
/** What the schedule does not say. An offer of the demo ends within its hour, also at night. */
const SETTINGS = { accentColor: "#0b7285", quietHours: null, ...VENUE_AND_DESCRIPTION };
const STARTS_IN_MS = 2 * 86_400_000;
const MAX_CONCURRENT_CALLS = 4;

/**
 * Fills an empty store through the public API, as organizers and attendees would. Returns undefined if it was
 * not empty.
 */
export async function loadDemo(
  target: DemoTarget,
  { offerTo }: DemoOptions = {},
): Promise<DemoResult | undefined> {
  const token = await target.token("demo-organizer", ["organizer"]);
  const { events } = (await call(target, "GET", "/api/events", { token })) as { events: unknown[] };
  if (events.length > 0) return undefined;
  const start = new Date(Date.now() + STARTS_IN_MS);
  const schedule = shiftDates(conference, conference.schedule.conference.start, start);
  await importWhole(target, token, schedule);
  await settle(target, token);
  const listed = await call(target, "GET", `/api/events/${DEMO_EVENT_ID}/sessions`);
  const { sessions } = listed as SessionsAnswer;
  const { reservations, waiting, toFree } = demoReservations(sessions);
  await reserveAll(target, reservations);
  await openDemoBooths(target, DEMO_EVENT_ID, token);
  const result = { sessions: sessions.length, reservations: reservations.length, waiting: waiting.length };
  const { sessionId } = toFree ?? {};
  const hopeful = offerTo !== undefined && sessionId ? { user: offerTo, sessionId } : undefined;
  for (const reservation of [...(hopeful ? [hopeful] : []), ...waiting])
    await reserve(target, reservation, "WAITLIST");
  if (!hopeful || !toFree) return result;
  await cancel(target, toFree);
  const without = { ...result, reservations: result.reservations - 1 };
  const freed = sessions.find((session) => session.sessionId === sessionId)?.title;
  if (freed === undefined || !(await getsOffer(target, hopeful))) return without;
  return { ...without, freed };
}

async function settle(target: DemoTarget, token: string): Promise<void> {
  const { eventId, ...event } = (await call(target, "GET", `/api/events/${DEMO_EVENT_ID}`)) as DemoEvent;
  const body = { ...event, ...SETTINGS };
  await call(target, "PUT", `/api/events/${eventId}`, { token, body });
  await inviteToDoor(target, eventId, token);
}

async function reserveAll(target: DemoTarget, reservations: readonly DemoReservation[]): Promise<void> {
  const toCome = reservations.values();
  await Promise.all(
    Array.from({ length: MAX_CONCURRENT_CALLS }, async () => {
      for (const reservation of toCome) await reserve(target, reservation, "REJECT");
    }),
  );
}

async function importWhole(target: DemoTarget, token: string, body: unknown): Promise<void> {
  for (;;) {
    const answer = await call(target, "PUT", `/api/events/${DEMO_EVENT_ID}/schedule`, { token, body });
    if ((answer as { complete: boolean }).complete) return;
  }
}
