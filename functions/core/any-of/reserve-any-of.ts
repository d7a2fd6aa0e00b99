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

/** A request with its group as it was seen. No seat comes by the group if it has given one since. */
interface Trying extends AnyOfRequest {
  readonly group: SeenGroup;
}

async function tryOnce(request: AnyOfRequest, ports: AnyOfPorts): Promise<AnyOfOutcome | LookAgain> {
  const { group, rsvps } = await ports.groups.look(request);
  const now = ports.clock().toISOString();
  const held = rsvps.filter(({ rsvp }) => isWanted(rsvp, request) && !hasRunOut(rsvp, now));
  const seat = held.find(({ rsvp }) => rsvp.status === "CONFIRMED");
  if (seat !== undefined) return { kind: "already-confirmed", rsvp: seat.rsvp };

  const isOpen = group.version > 0 && group.wonBy === null;
  const joining = held.filter(({ rsvp }) => !isMember(rsvp, group));
  // What the person has already joins first, so that a free seat ends it, too.
  const isWhole = held.length === 0 || (isOpen && joining.length === 0);
  if (!isWhole) return lookAgainAfter(await ports.groups.open(request, group, joining));

  const trying = { ...request, group };
  const taken = await takeFirst(trying, held, ports);
  if (!Array.isArray(taken)) return taken;
  const { open, refused } = divided(taken);
  if (held.length === 0 && open.length === 0) return { kind: "all-refused", refused };

  if (!isOpen && (await ports.groups.open(request, group, [])) !== "committed") return LOOK_AGAIN;
  return joinAll(trying, { held, open, refused, isNew: !isOpen }, ports);
}

const lookAgainAfter = (opened: Awaited<ReturnType<AnyOfBook["open"]>>): LookAgain => ({
  kind: "look-again",
  hasJoined: opened === "committed",
});

const isWanted = ({ sessionId, status }: Rsvp, { sessionIds }: AnyOfRequest): boolean =>
  sessionIds.includes(sessionId) && status !== "CANCELLED";

/** The time of an offer is up, and no sweep has ended it yet. */
const hasRunOut = ({ status, offerExpiresAt }: Rsvp, now: string): boolean =>
  status === "OFFERED" && (offerExpiresAt ?? "") <= now;

interface Asked {
  readonly sessionId: string;
  readonly outcome: ReserveOutcome;
}

/** Asks for a seat in one session after another. An open offer is left as it is, because nobody has accepted it. */
async function takeFirst(
  request: Trying,
  held: readonly FoundRsvp[],
  ports: AnyOfPorts,
): Promise<Asked[] | Seat | LookAgain> {
  const offered = held.filter(({ rsvp }) => rsvp.status === "OFFERED").map(({ rsvp }) => rsvp.sessionId);
  const asked: Asked[] = [];
  for (const sessionId of request.sessionIds) {
    if (offered.includes(sessionId)) continue;
    const outcome = await ask(request, sessionId, "REJECT", ports);
    const seat = seatIn(outcome);
    if (seat !== null) return seat;
    if (outcome.kind === "group-won") return LOOK_AGAIN;
    if (outcome.kind !== "already-waitlisted") asked.push({ sessionId, outcome });
  }
  // What has met only conflicts may be free, so it refuses nothing.
  return asked.some(({ outcome }) => outcome.kind === "contention") ? LOOK_AGAIN : asked;
}

/** Which waitlists may be joined. An offer that has run out ends with that. */
const isJoinable = ({ outcome }: Asked): boolean =>
  outcome.kind === "offer-expired" || (outcome.kind === "session-full" && outcome.waitlistOpen);

const divided = (asked: readonly Asked[]) => ({
  open: asked.filter(isJoinable).map(({ sessionId }) => sessionId),
  refused: asked
    .filter((each) => !isJoinable(each))
    .map(({ sessionId, outcome }) => ({ sessionId, refusal: outcome })),
});

interface Joining {
  readonly held: readonly FoundRsvp[];
  readonly open: readonly string[];
  readonly refused: readonly RefusedSession[];
  readonly isNew: boolean;
}

/** Joins the open waitlists in order. Each is a transaction that proves that the group has given no seat. */
async function joinAll(
  request: Trying,
  { held, open, refused, isNew }: Joining,
  ports: AnyOfPorts,
): Promise<AnyOfOutcome | LookAgain> {
  const { sessionIds } = request;
  const members = new Map<string, Rsvp>(held.map(({ rsvp }) => [rsvp.sessionId, rsvp]));
  const late: RefusedSession[] = [];
  const hasJoined = () => isNew || members.size > held.length;
  for (const sessionId of open) {
    const outcome = await ask(request, sessionId, "WAITLIST", ports);
    const seat = seatIn(outcome);
    if (seat !== null) return seat;
    const isLost = outcome.kind === "group-won" || outcome.kind === "already-waitlisted";
    if (isLost || outcome.kind === "contention") return { kind: "look-again", hasJoined: hasJoined() };
    if (outcome.kind === "waitlisted") members.set(sessionId, outcome.rsvp);
    else late.push({ sessionId, refusal: outcome });
  }
  const all = [...refused, ...late];
  if (members.size === 0) return { kind: "all-refused", refused: inOrder(sessionIds, all) };
  const rsvps = sessionIds.flatMap((sessionId) => members.get(sessionId) ?? []);
  return { kind: "waiting", rsvps, refused: inOrder(sessionIds, all), isNew: hasJoined() };
}

const inOrder = (sessionIds: readonly string[], refused: readonly RefusedSession[]): RefusedSession[] =>
  refused.toSorted((a, b) => sessionIds.indexOf(a.sessionId) - sessionIds.indexOf(b.sessionId));

/** A request for one session. The call has been counted already, and all sessions share its patience. */
function ask(
  { requestId, attendee, onOffer, group }: Trying,
  sessionId: string,
  ifFull: ReserveRequest["ifFull"],
  ports: AnyOfPorts,
): Promise<ReserveOutcome> {
  const { seats, day } = ports.portsFor(sessionId);
  const request = { requestId, sessionId, attendee, ifFull, onOffer, group };
  return reserveSeat(request, { ...ports, seats, day, allowance: unlimited });
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
