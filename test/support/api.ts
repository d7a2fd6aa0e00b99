import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pMap from "p-map";
import type { TestService } from "./service.ts";

export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape is what they test
  readonly body: any;
}

export interface CallOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Calls the service as a client would; `body` is sent as JSON unless it is text or bytes already. */
export async function call(
  service: Pick<TestService, "url">,
  method: string,
  path: string,
  options: CallOptions = {},
) {
  const { token, body } = options;
  const raw = typeof body === "string" || body instanceof Uint8Array ? body : undefined;
  const response = await fetch(service.url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && raw === undefined && { "content-type": "application/json" }),
      ...options.headers,
    },
    ...(body !== undefined && { body: raw ?? JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const answer: ApiResponse = {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text ? JSON.parse(text) : undefined,
  };
  return answer;
}

/** Repeats a call that is answered with 503 after the time that the answer names: a crowd on a slow machine. */
export async function patiently(send: () => Promise<ApiResponse>, onBusy = () => {}): Promise<ApiResponse> {
  for (;;) {
    const answer = await send();
    const wait = Number(answer.headers.get("retry-after"));
    if (answer.status !== 503 || !(wait > 0)) return answer;
    onBusy();
    await sleep(wait * 1_000);
  }
}

const MOST_REPEATS = 60;

/** Repeats a request until an answer comes that is no failure. Every request may be repeated. */
export async function untilAnswered(send: () => Promise<ApiResponse>): Promise<ApiResponse> {
  for (let repeats = 0; ; repeats++) {
    const answer = await send().catch(() => null);
    if (answer !== null && answer.status < 500) return answer;
    if (repeats === MOST_REPEATS) throw new Error(`no answer: ${answer?.text}`);
  }
}

const MOST_LOADS = 10;

/** Repeats a first call: on a busy machine a function may need longer to load than Lambda lets it. */
async function onceLoaded(send: () => Promise<ApiResponse>): Promise<ApiResponse> {
  let answer = await send();
  for (let loads = 1; answer.status >= 500 && loads < MOST_LOADS; loads++) answer = await send();
  return answer;
}

/** Makes calls as several people; each person's token is made once. */
export function people(service: TestService) {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (user: string): Promise<string> => {
    const known = tokens.get(user) ?? service.token(user, []);
    tokens.set(user, known);
    return known;
  };
  const as = async (user: string, method: string, path: string, body?: unknown) =>
    call(service, method, path, { token: await tokenOf(user), body });
  return {
    as,
    tokenOf,
    reserve: (user: string, sessionId: string) => as(user, "PUT", `/api/sessions/${sessionId}/rsvp`),
    /** Reserves with the waitlist if the session is full. */
    join: (user: string, sessionId: string) =>
      as(user, "PUT", `/api/sessions/${sessionId}/rsvp`, { ifFull: "WAITLIST" }),
    /** Takes a seat for what the person has in another session. */
    swap: (user: string, sessionId: string, swapFor: string, ifFull: "REJECT" | "WAITLIST" = "REJECT") =>
      as(user, "PUT", `/api/sessions/${sessionId}/rsvp`, { swapFor, ifFull }),
    acceptFor: (user: string, sessionId: string, swapFor: string) =>
      as(user, "POST", `/api/sessions/${sessionId}/rsvp/accept`, { swapFor }),
    /** Asks for one of these sessions of the event. */
    anyOf: (user: string, eventId: string, sessionIds: readonly string[], rest: object = {}) =>
      as(user, "POST", `/api/events/${eventId}/any-of`, { sessionIds, ...rest }),
    accept: (user: string, sessionId: string) => as(user, "POST", `/api/sessions/${sessionId}/rsvp/accept`),
    passOffer: (user: string, sessionId: string) => as(user, "POST", `/api/sessions/${sessionId}/rsvp/pass`),
    /** Joins the waitlist with a choice, or changes it. */
    choose: (user: string, sessionId: string, onOffer: string) =>
      as(user, "PUT", `/api/sessions/${sessionId}/rsvp`, { ifFull: "WAITLIST", onOffer }),
    cancel: (user: string, sessionId: string) => as(user, "DELETE", `/api/sessions/${sessionId}/rsvp`),
    rsvp: (user: string, sessionId: string) => as(user, "GET", `/api/sessions/${sessionId}/rsvp`),
    mySchedule: (user: string, eventId: string) => as(user, "GET", `/api/events/${eventId}/my-schedule`),
  };
}

export const eventBody = {
  title: "Conference",
  timeZone: "Europe/Berlin",
  startsAt: "2030-12-27T09:00:00Z",
  endsAt: "2030-12-30T18:00:00Z",
  /** Tests run at any time of the day. */
  quietHours: null,
};

export const sessionBody = {
  title: "Talk",
  startsAt: "2030-12-27T10:00:00Z",
  endsAt: "2030-12-27T11:00:00Z",
};

/** An organizer's calls on a new event. */
export async function anEvent(service: TestService) {
  const token = await service.organizer();
  const eventId = `conf-${randomUUID().slice(0, 8)}`;
  const organize = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    call(service, method, path, { token, body, ...(headers && { headers }) });
  const created = await onceLoaded(() => organize("PUT", `/api/events/${eventId}`, eventBody));
  if (created.status >= 300) throw new Error(`no event: ${created.text}`);
  const session = async (over: Record<string, unknown> = {}): Promise<string> => {
    const answer = await organize("POST", `/api/events/${eventId}/sessions`, { ...sessionBody, ...over });
    if (answer.status !== 201) throw new Error(`no session: ${answer.text}`);
    return answer.body.sessionId;
  };
  return {
    eventId,
    organize,
    session,
    /** Creates this many sessions, a few at a time: every concurrent request loads a worker. */
    sessions: (count: number, over: Record<string, unknown> = {}): Promise<string[]> =>
      pMap(Array.from({ length: count }), () => session(over), { concurrency: 4 }),
    patch: (sessionId: string, patch: unknown) => organize("PATCH", `/api/sessions/${sessionId}`, patch),
    remove: (sessionId: string, user: string) =>
      organize("DELETE", `/api/sessions/${sessionId}/roster/${encodeURIComponent(user)}`),
    get: async (sessionId: string) => (await call(service, "GET", `/api/sessions/${sessionId}`)).body,
  };
}

/** The RSVP alone, as reading it gives it. */
export const rsvpIn = ({ conflicts: _, ...rsvp }: ApiResponse["body"]) => rsvp;
