import { setTimeout as sleep } from "node:timers/promises";
import type { SessionsAnswer } from "../../functions/contract/answers.ts";
import conference from "./demo-conference.json" with { type: "json" };
import { type DemoReservation, demoReservations } from "./demo-reservations.ts";
import { shiftDates } from "./shift-dates.ts";

export interface DemoTarget {
  readonly url: string;
  token(user: string, groups: readonly string[]): Promise<string>;
}

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
const ACCENT_COLOR = "#0b7285";
const STARTS_IN_MS = 2 * 86_400_000;
const MAX_CONCURRENT_CALLS = 4;
const MAX_ATTEMPTS_PER_CALL = 5;

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
  const result = { sessions: sessions.length, reservations: reservations.length, waiting: waiting.length };
  const freeing = offerTo === undefined ? undefined : toFree;
  if (offerTo !== undefined && freeing) await wait(target, { ...freeing, user: offerTo });
  for (const reservation of waiting) await wait(target, reservation);
  if (!freeing) return result;
  await cancel(target, freeing);
  const freed = sessions.find(({ sessionId }) => sessionId === freeing.sessionId)?.title;
  return { ...result, reservations: reservations.length - 1, ...(freed !== undefined && { freed }) };
}

async function settle(target: DemoTarget, token: string): Promise<void> {
  const { eventId, ...event } = (await call(target, "GET", `/api/events/${DEMO_EVENT_ID}`)) as DemoEvent;
  // An offer of the demo ends within its hour, also at night.
  const body = { ...event, accentColor: ACCENT_COLOR, quietHours: null };
  await call(target, "PUT", `/api/events/${eventId}`, { token, body });
}

async function reserveAll(target: DemoTarget, reservations: readonly DemoReservation[]): Promise<void> {
  const toCome = reservations.values();
  await Promise.all(
    Array.from({ length: MAX_CONCURRENT_CALLS }, async () => {
      for (const reservation of toCome) await reserve(target, reservation, "REJECT");
    }),
  );
}

const wait = (target: DemoTarget, reservation: DemoReservation) => reserve(target, reservation, "WAITLIST");

async function reserve(
  target: DemoTarget,
  { user, sessionId }: DemoReservation,
  ifFull: "REJECT" | "WAITLIST",
): Promise<void> {
  const token = await target.token(user, []);
  await call(target, "PUT", `/api/sessions/${sessionId}/rsvp`, { token, body: { ifFull } });
}

async function cancel(target: DemoTarget, { user, sessionId }: DemoReservation): Promise<void> {
  const token = await target.token(user, []);
  await call(target, "DELETE", `/api/sessions/${sessionId}/rsvp`, { token });
}

async function importWhole(target: DemoTarget, token: string, body: unknown): Promise<void> {
  for (;;) {
    const answer = await call(target, "PUT", `/api/events/${DEMO_EVENT_ID}/schedule`, { token, body });
    if ((answer as { complete: boolean }).complete) return;
  }
}

async function call(
  { url }: DemoTarget,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown } = {},
): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    // Every call here may be repeated; on a busy machine, functions load too slowly at first.
    if (response.status < 500 || attempt === MAX_ATTEMPTS_PER_CALL) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    await sleep(Number(response.headers.get("retry-after") ?? 1) * 1000);
  }
}
