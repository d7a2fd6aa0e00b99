import { getPublicKeyAsync, signAsync } from "@noble/ed25519";
import { toBase64url } from "../../../functions/contract/tickets/base64url.ts";
import { signedText, textToSign } from "../../../functions/contract/tickets/ticket-text.ts";
import type {
  CheckIn,
  CheckInResult,
  DoorAnswer,
  DoorAttendee,
  DoorCounts,
} from "../../../web/src/api/door/answers.ts";
import { answer, lost, type Service } from "./fake-service.ts";
import { EVENT, inHours } from "./sessions.ts";

const SEED = new Uint8Array(32).fill(7);
const KEY_ID = "k1AbCd";

/** The id of a ticket that begins with these letters. */
export const ticketIdOf = (name: string) => toBase64url(new TextEncoder().encode(name.padEnd(12, "_")));

/** The text of a person's QR code. */
export async function ticketOf(name: string, changes: { eventId?: string; keyId?: string } = {}) {
  const { eventId = "demo", keyId = KEY_ID } = changes;
  const text = textToSign(keyId, {
    ticketId: ticketIdOf(name),
    eventId,
    issuedAt: "2026-12-27T10:00:00.000Z",
  });
  return signedText(text, await signAsync(new TextEncoder().encode(text), SEED));
}

const publicKey = async () => toBase64url(await getPublicKeyAsync(SEED));

export const onRoster = (name: string, code: string, changes: Partial<DoorAttendee> = {}): DoorAttendee => ({
  userId: name.toLowerCase(),
  name,
  status: "CONFIRMED",
  ticketId: ticketIdOf(name),
  code,
  standbyNumber: null,
  waitlistPosition: null,
  checkedInAt: null,
  checkedInBy: null,
  ...changes,
});

export async function aDoor(
  attendees: readonly DoorAttendee[],
  counts: Partial<DoorCounts> = {},
): Promise<DoorAnswer> {
  const reserved = attendees.filter(({ status }) => status === "CONFIRMED").length;
  return {
    session: {
      ...{ sessionId: "demo.maps", eventId: "demo", title: "Maps for people who walk slowly" },
      ...{ room: "Sail Loft", startsAt: inHours(0.2), endsAt: inHours(1.2) },
      ...{ state: "OPEN", kind: "SESSION", capacity: 10 },
    },
    counts: {
      ...{ capacity: 10, inside: 0, walkIns: 0, anyway: 0, reserved, free: 10 - reserved, standingBy: 0 },
      ...counts,
    },
    grace: { minutes: null, noShowAt: null, releasedAt: null, heldBack: false },
    calledTo: 0,
    attendees,
    keys: [{ keyId: KEY_ID, publicKey: await publicKey() }],
    asOf: new Date().toISOString(),
    nextCursor: null,
  };
}

/** A service with one door, which forgets nothing. It is as strict as the test needs. */
export function playDoor(first: DoorAnswer) {
  let door = first;
  let version = 1;
  const known = new Map<string, CheckInResult>();
  const state = {
    offline: false,
    /** What a request of check-ins waits for before it is carried out. */
    held: undefined as Promise<void> | undefined,
    /** Each request of check-ins. */
    batches: [] as CheckIn[][],
    undone: [] as string[],
    /** What the service says in place of its own answer. */
    instead: undefined as ((checkIn: CheckIn) => Partial<CheckInResult> | undefined) | undefined,
    door: () => door,
    change(next: Partial<DoorAnswer>) {
      door = { ...door, ...next };
      version++;
    },
  };
  const checkIn = (one: CheckIn): CheckInResult => {
    const { checkInId } = one;
    const before = known.get(checkInId);
    if (before !== undefined) return { ...before, status: 200, already: true };
    const instead = state.instead?.(one);
    const result: CheckInResult = { checkInId, status: 409, ...(instead ?? decide(one)) };
    if (result.outcome !== undefined) known.set(checkInId, result);
    return result;
  };
  const decide = (one: CheckIn): Partial<CheckInResult> => {
    if ("walkIn" in one) return walkIn(one.walkIn, one.anyway);
    const attendee = door.attendees.find((each) =>
      "userId" in one
        ? each.userId === one.userId
        : "code" in one
          ? each.code === one.code
          : each.name === nameIn(one.ticket),
    );
    if (attendee?.status !== "CONFIRMED" && one.anyway)
      return { ...walkIn(1, true), attendee: attendee ?? null };
    if (attendee === undefined)
      return { code: "NOT_ON_ROSTER", attendee: null, waitlistPosition: null, has: [] };
    if (attendee.status !== "CONFIRMED")
      return {
        ...{ code: "NOT_ON_ROSTER", attendee, holds: attendee.status, has: [] },
        waitlistPosition: attendee.waitlistPosition,
      };
    const by = { userId: "kim", name: "Kim" };
    if (attendee.checkedInAt !== null)
      return {
        status: 200,
        outcome: "ALREADY_IN",
        attendee,
        at: attendee.checkedInAt,
        by,
        counts: door.counts,
      };
    const checkedInAt = one.at;
    state.change({
      attendees: door.attendees.map((each) => (each === attendee ? { ...each, checkedInAt } : each)),
      counts: { ...door.counts, inside: door.counts.inside + 1 },
    });
    return {
      status: 201,
      outcome: "CHECKED_IN",
      attendee: { ...attendee, checkedInAt },
      counts: door.counts,
    };
  };
  const walkIn = (people: number, anyway?: boolean): Partial<CheckInResult> => {
    const { counts } = door;
    const free = counts.free ?? people;
    if (free < people && !anyway) return { code: "SESSION_FULL", counts };
    state.change({
      counts:
        free < people
          ? { ...counts, anyway: counts.anyway + people }
          : {
              ...counts,
              inside: counts.inside + people,
              walkIns: counts.walkIns + people,
              free: free - people,
            },
    });
    return { status: 201, outcome: "WALKED_IN", counts: door.counts };
  };
  const service: Service = {
    "GET /api/me/roles": () => ({
      owner: false,
      roles: [{ eventId: "demo", title: "Harbour days", role: "DOOR" }],
    }),
    "GET /api/events/demo": () => EVENT,
    "GET /api/sessions/demo.maps/door": ({ headers }) => {
      if (state.offline) return lost();
      const etag = `"${version}"`;
      if (headers.get("if-none-match") === etag)
        return new Response(null, { status: 304, headers: { etag } });
      return answer(door, 200, { etag });
    },
    "POST /api/sessions/demo.maps/check-ins/batch": async ({ body }) => {
      if (state.offline) return lost();
      await state.held;
      const { checkIns } = body as { checkIns: CheckIn[] };
      state.batches.push(checkIns);
      return { receivedAt: new Date().toISOString(), results: checkIns.map(checkIn) };
    },
    ...Object.fromEntries(
      door.attendees.map(({ userId }) => [
        `DELETE /api/sessions/demo.maps/check-ins/${userId}`,
        () => {
          if (state.offline) return lost();
          state.undone.push(userId);
          const attendees = door.attendees.map((each) =>
            each.userId === userId ? { ...each, checkedInAt: null } : each,
          );
          state.change({ attendees, counts: { ...door.counts, inside: door.counts.inside - 1 } });
          return { undone: true, counts: door.counts };
        },
      ]),
    ),
  };
  return { service, ...{ state } };
}

/** The tickets of this file name their person in their id. */
function nameIn(ticket: string): string {
  const [, , payload = ""] = ticket.split(".");
  return atob(payload.replaceAll("-", "+").replaceAll("_", "/")).slice(0, 12).replace(/_+$/, "");
}
