import { setTimeout as sleep } from "node:timers/promises";
import type { Service } from "../../local/service.ts";

export const EVENT = "demo-conf";

interface Listed {
  readonly sessionId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly seatsLeft: number | null;
  readonly kind: string;
}

/** Prepares through the API what the pages show: seats, a waitlist, an open offer. */
export async function prepareConference(service: Service) {
  const call = async (user: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const token = await service.token(user, user === "olga" ? ["organizer"] : []);
    const response = await fetch(service.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  };
  const answer = (await call("ada", "GET", `/api/events/${EVENT}/sessions`)) as { sessions: Listed[] };
  const sessions = answer.sessions.filter(({ kind }) => kind !== "BOOTH");
  const codes = answer.sessions
    .filter(({ kind }) => kind === "BOOTH")
    .map(async ({ sessionId, seatsLeft }) => {
      const { code } = (await call("olga", "GET", `/api/sessions/${sessionId}/booth`)) as { code: string };
      return { sessionId, code, isFull: seatsLeft === 0 };
    });
  const [fullBooth, freeBooth] = (await Promise.all(codes)).sort(
    (a, b) => Number(b.isFull) - Number(a.isFull),
  );
  const full = sessions.find(({ seatsLeft }) => seatsLeft === 0);
  const [first, second] = sessions.filter(({ seatsLeft }) => seatsLeft !== 0);
  if (full === undefined || first === undefined || second === undefined || !fullBooth || !freeBooth)
    throw new Error("The demo has changed");
  const offered = await openOffer(call, first);
  for (const { sessionId } of [first, second]) await call("ada", "PUT", `/api/sessions/${sessionId}/rsvp`);
  await call("ada", "PUT", `/api/sessions/${full.sessionId}/rsvp`, { ifFull: "WAITLIST" });
  const clash = (await call("olga", "POST", `/api/events/${EVENT}/sessions`, {
    title: "Knots for small boats",
    room: "Workbench",
    track: "Craft",
    startsAt: first.startsAt,
    endsAt: new Date(Date.parse(first.startsAt) + 3_600_000).toISOString(),
    capacity: 12,
  })) as Listed;
  return {
    full: full.sessionId,
    free: sessions.at(-1)?.sessionId ?? "",
    confirmed: first.sessionId,
    /** A session with seats at the same time as the one where Ada has hers. */
    clash: clash.sessionId,
    offered,
    booths: { full: fullBooth, free: freeBooth },
  };
}

type Call = (user: string, method: string, path: string, body?: unknown) => Promise<unknown>;

/** An attendee gives back the only seat of a small session for which Ada waits. */
async function openOffer(call: Call, like: Listed): Promise<string> {
  const startsAt = new Date(Date.parse(like.startsAt) + 6 * 3_600_000).toISOString();
  const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
  const { sessionId } = (await call("olga", "POST", `/api/events/${EVENT}/sessions`, {
    title: "Sail repair, one to one",
    room: "Workbench",
    track: "Craft",
    startsAt,
    endsAt,
    capacity: 1,
  })) as Listed;
  const path = `/api/sessions/${sessionId}/rsvp`;
  await call("ben", "PUT", path);
  await call("ada", "PUT", path, { ifFull: "WAITLIST" });
  await call("ben", "DELETE", path);
  for (;;) {
    const { status } = (await call("ada", "GET", path)) as { status: string };
    if (status === "OFFERED") return sessionId;
    await sleep(50);
  }
}
