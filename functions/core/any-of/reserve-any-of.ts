import type { Pause } from "../pause.ts";
import { type CountedCall, unlimited } from "../seats/allowance.ts";
import type { OnOffer } from "../seats/on-offer.ts";
import type { ReserveOutcome, ReservePorts, ReserveRequest } from "../seats/reservation.ts";
import { reserveSeat } from "../seats/reserve-seat.ts";
import type { Attendee, FoundRsvp, Rsvp } from "../seats/rsvp.ts";
import { type GroupName, isMember, type SeenGroup } from "./group.ts";

export interface AnyOfRequest extends CountedCall, GroupName {
  readonly attendee: Attendee;
  /** Different sessions of the event, the most wanted first. */
  readonly sessionIds: readonly string[];
  readonly onOffer?: OnOffer | undefined;
}

/** Why nothing could be had in one of the sessions. */
export interface RefusedSession {
  readonly sessionId: string;
  readonly refusal: ReserveOutcome;
}

export type AnyOfOutcome =
  /** The person has a seat, so they wait nowhere in the group. */
  | { readonly kind: "confirmed" | "already-confirmed" | "accepted"; readonly rsvp: Rsvp }
  /** In the order of the request. `isNew`: this request has changed something. */
  | {
      readonly kind: "waiting";
      readonly rsvps: readonly Rsvp[];
      readonly refused: readonly RefusedSession[];
      readonly isNew: boolean;
    }
  /** Nothing could be had anywhere. The first refusal tells why. */
  | { readonly kind: "all-refused"; readonly refused: readonly RefusedSession[] }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

export interface AnyOfBook {
  /** Reads the group first and then what the person has in the event, both consistently. */
  look(name: GroupName): Promise<{ readonly group: SeenGroup; readonly rsvps: readonly FoundRsvp[] }>;
  /** Lets people join the group, and makes these its members, if all are as they were found. */
  open(
    request: AnyOfRequest,
    group: SeenGroup,
    members: readonly FoundRsvp[],
  ): Promise<"committed" | "refused" | "unsettled">;
}

/** The ports of a request for one session. */
export type SessionPorts = Pick<ReservePorts, "seats" | "day">;

export interface AnyOfPorts extends Omit<ReservePorts, "seats" | "day"> {
  readonly groups: AnyOfBook;
  /** What is asked for each session. */
  readonly portsFor: (sessionId: string) => SessionPorts;
  readonly pause: Pause;
}

type Seat = Extract<AnyOfOutcome, { readonly rsvp: Rsvp }>;

/**
 * Takes the first free seat of several sessions, or joins their waitlists as one group. Each step is a transaction that
 * proves what was seen, and a repeated request goes on where an earlier one has ended.
 */
export async function reserveAnyOf(request: AnyOfRequest, ports: AnyOfPorts): Promise<AnyOfOutcome> {
  const allowed = await ports.allowance.take("reserve", request, ports.clock);
  if (!allowed.granted) return { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };
  for (let hasChanged = false; ; ) {
    const outcome = await tryOnce(request, ports);
    if (outcome.kind === "waiting") return { ...outcome, isNew: outcome.isNew || hasChanged };
    if (outcome.kind !== "look-again") return outcome;
    hasChanged ||= outcome.hasJoined;
    if (!(await ports.pause())) return { kind: "contention" };
  }
}

type LookAgain = { readonly kind: "look-again"; readonly hasJoined: boolean };
const LOOK_AGAIN: LookAgain = { kind: "look-again", hasJoined: false };

async function tryOnce(request: AnyOfRequest, ports: AnyOfPorts): Promise<AnyOfOutcome | LookAgain> {
  const { group, rsvps } = await ports.groups.look(request);
  const held = rsvps.filter(({ rsvp }) => isWanted(rsvp, request));
  const seat = held.find(({ rsvp }) => rsvp.status === "CONFIRMED");
  if (seat !== undefined) return { kind: "already-confirmed", rsvp: seat.rsvp };

  const waits = new Map(held.map((found) => [found.rsvp.sessionId, found]));
  const taken = await takeFirst(request, waits, ports);
  if (!Array.isArray(taken)) return taken;
  const { open, refused } = divided(taken);
  if (held.length === 0 && open.length === 0) return { kind: "all-refused", refused };
  if (taken.some(({ outcome }) => outcome.kind === "contention")) return LOOK_AGAIN;

  const isOpen = group.version > 0 && group.wonBy === null;
  const joining = held.filter(({ rsvp }) => !isMember(rsvp, group));
  const isWhole = isOpen && joining.length === 0;
  if (!isWhole && (await ports.groups.open(request, group, joining)) !== "committed") return LOOK_AGAIN;
  return joinAll(request, { held, open, refused, isNew: !isWhole }, ports);
}

const isWanted = ({ sessionId, status }: Rsvp, { sessionIds }: AnyOfRequest): boolean =>
  sessionIds.includes(sessionId) && status !== "CANCELLED";

interface Asked {
  readonly sessionId: string;
  readonly outcome: ReserveOutcome;
}

/** Asks for a seat in one session after another. An open offer is left as it is, because nobody has accepted it. */
async function takeFirst(
  request: AnyOfRequest,
  waits: ReadonlyMap<string, FoundRsvp>,
  ports: AnyOfPorts,
): Promise<Asked[] | Seat> {
  const asked: Asked[] = [];
  for (const sessionId of request.sessionIds) {
    if (waits.get(sessionId)?.rsvp.status === "OFFERED") continue;
    const outcome = await ask(request, sessionId, "REJECT", ports);
    const seat = seatIn(outcome);
    if (seat !== null) return seat;
    if (outcome.kind !== "already-waitlisted") asked.push({ sessionId, outcome });
  }
  return asked;
}

function divided(asked: readonly Asked[]) {
  const isOpen = ({ outcome }: Asked) => outcome.kind === "session-full" && outcome.waitlistOpen;
  return {
    open: asked.filter(isOpen).map(({ sessionId }) => sessionId),
    refused: asked
      .filter((each) => !isOpen(each))
      .map(({ sessionId, outcome }) => ({ sessionId, refusal: outcome })),
  };
}

interface Joining {
  readonly held: readonly FoundRsvp[];
  readonly open: readonly string[];
  readonly refused: readonly RefusedSession[];
  readonly isNew: boolean;
}

/** Joins the open waitlists in order. Each is a transaction that proves that the group has given no seat. */
async function joinAll(
  request: AnyOfRequest,
  { held, open, refused, isNew }: Joining,
  ports: AnyOfPorts,
): Promise<AnyOfOutcome | LookAgain> {
  const { anyOfId, sessionIds } = request;
  const members = new Map<string, Rsvp>(held.map(({ rsvp }) => [rsvp.sessionId, asMember(rsvp, anyOfId)]));
  const late: RefusedSession[] = [];
  for (const sessionId of open) {
    const outcome = await ask(request, sessionId, "WAITLIST", ports);
    const seat = seatIn(outcome);
    if (seat !== null) return seat;
    const isLost = outcome.kind === "group-won" || outcome.kind === "already-waitlisted";
    if (isLost || outcome.kind === "contention") return { kind: "look-again", hasJoined: isNew };
    if (outcome.kind === "waitlisted") members.set(sessionId, outcome.rsvp);
    else late.push({ sessionId, refusal: outcome });
  }
  const all = [...refused, ...late];
  if (members.size === 0) return { kind: "all-refused", refused: inOrder(sessionIds, all) };
  const rsvps = sessionIds.flatMap((sessionId) => members.get(sessionId) ?? []);
  return { kind: "waiting", rsvps, refused: inOrder(sessionIds, all), isNew: isNew || open.length > 0 };
}

/** A wait or an offer that has joined the group has another version. */
const asMember = (rsvp: Rsvp, anyOfId: string): Rsvp =>
  rsvp.anyOfId === anyOfId ? rsvp : { ...rsvp, anyOfId, version: rsvp.version + 1 };

const inOrder = (sessionIds: readonly string[], refused: readonly RefusedSession[]): RefusedSession[] =>
  refused.toSorted((a, b) => sessionIds.indexOf(a.sessionId) - sessionIds.indexOf(b.sessionId));

/** A request for one session. The call has been counted already. */
function ask(
  { requestId, attendee, onOffer, anyOfId, eventId, userId }: AnyOfRequest,
  sessionId: string,
  ifFull: ReserveRequest["ifFull"],
  ports: AnyOfPorts,
): Promise<ReserveOutcome> {
  const group = { anyOfId, eventId, userId };
  const request = { requestId, sessionId, attendee, ifFull, onOffer, group };
  return reserveSeat(request, { ...ports, ...ports.portsFor(sessionId), allowance: unlimited });
}

function seatIn(outcome: ReserveOutcome): Seat | null {
  switch (outcome.kind) {
    case "confirmed":
    case "already-confirmed":
    case "accepted":
      return { kind: outcome.kind, rsvp: outcome.rsvp };
    default:
      return null;
  }
}
