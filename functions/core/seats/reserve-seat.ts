import type { Pause } from "../pause.ts";
import { type AcceptOutcome, type OfferBook, takeUpOffer } from "../waitlist/accept-offer.ts";
import type { Allowance, CountedCall } from "./allowance.ts";
import { joinsAt, type Ledger, type LedgerRefusal, refusalOf } from "./ledger.ts";
import type { Attendee, FoundRsvp, Rsvp } from "./rsvp.ts";

export type ReserveOutcome =
  | { readonly kind: "confirmed"; readonly rsvp: Rsvp }
  | { readonly kind: "waitlisted"; readonly rsvp: Rsvp }
  | { readonly kind: "already-waitlisted"; readonly rsvp: Rsvp }
  | Exclude<AcceptOutcome, { kind: "no-offer" }>
  | { readonly kind: "session-not-found" }
  | LedgerRefusal;

export interface ReserveRequest extends CountedCall {
  readonly sessionId: string;
  readonly attendee: Attendee;
  readonly ifFull: "REJECT" | "WAITLIST";
}

/**
 * What a reservation does to the RSVP: it takes a seat that is free for anyone (`take`), joins the waitlist
 * (`join`), or takes a free seat as a waiting person after the waitlist has closed (`claim`). `found` is the
 * RSVP that it replaces, cancelled or waiting.
 */
export type Transition =
  | { readonly kind: "take"; readonly found: FoundRsvp | null }
  | { readonly kind: "join"; readonly found: FoundRsvp | null; readonly waitlistedAt: string }
  | { readonly kind: "claim"; readonly found: FoundRsvp };

/**
 * One attempt at a transition. A refusal contains the items that were found, which tell the reason.
 * `unsettled` means a conflict with another transaction, or an unknown result. `elsewhere` means that the
 * next attempt goes to another part of the ledger, because this one met a conflict, or is not as the book knew
 * it (`change`).
 */
export type SeatAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | ({ readonly kind: "refused" } & Finding)
  | { readonly kind: "elsewhere"; readonly met: "conflict" | "change"; readonly found: FoundRsvp | null }
  | { readonly kind: "unsettled" };

interface Finding {
  readonly found: FoundRsvp | null;
  readonly ledger: LedgerVote;
}

/** A finding with the one time by which it is judged, because a waitlist may close between two (ISO, UTC). */
type TimedFinding = Finding & { readonly at: string };

/** Whether the ledger agreed. If not, it holds the ledger as found (`null`: the session does not exist). */
export type LedgerVote =
  | { readonly agreed: true }
  | { readonly agreed: false; readonly ledger: Ledger | null };

export interface SeatBook extends OfferBook {
  /** Ends an offer whose time is up, before the sweep does. It does not matter which of them ends it. */
  expireOffer(request: ReserveRequest, offer: FoundRsvp, now: string): Promise<unknown>;
  reserve(request: ReserveRequest, transition: Transition, now: string): Promise<SeatAttempt>;
  findLedger(sessionId: string): Promise<Ledger | null>;
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
}

export interface ReservePorts {
  readonly allowance: Allowance;
  readonly seats: SeatBook;
  readonly clock: () => Date;
  readonly pause: Pause;
  /** The pauses in a ledger of several parts, where a crowd at its only item no longer counts. @default `pause` */
  readonly pauseElsewhere?: Pause | undefined;
  /** Asks the consumer to look at the waitlist. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
  /** Says that requests for this session meet conflicts. It never fails. @default - nobody is told */
  readonly crowded?: ((sessionId: string) => Promise<void>) | undefined;
}

/** The first attempts need no pause, because each learns from the refusal before it. */
const ATTEMPTS_WITHOUT_PAUSE = 2;
/** The same in a ledger of several parts, of which there is more to learn. */
const ELSEWHERE_WITHOUT_PAUSE = { change: 4, conflict: 1 } as const;
/** A request that meets this many conflicts is not alone. */
const CONFLICTS_OF_A_CROWD = 2;

/**
 * Gives `attendee` a seat or a waitlist entry, or says why not. A first RSVP costs one
 * transaction and no read. Other cases cost a second transaction, because only the first refusal
 * shows the person's existing RSVP.
 */
export async function reserveSeat(request: ReserveRequest, ports: ReservePorts): Promise<ReserveOutcome> {
  const allowed = await ports.allowance.take("reserve", request, ports.clock);
  if (!allowed.granted) return { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };

  let transition = AFRESH;
  let conflicts = 0;
  const elsewhere = { conflict: 0, change: 0 };
  for (let attempts = 1; ; attempts++) {
    const now = ports.clock().toISOString();
    const attempt: SeatAttempt = await ports.seats.reserve(request, transition, now);
    if (attempt.kind === "committed") return afterCommit(attempt.rsvp, ports);
    if (attempt.kind === "elsewhere") {
      const next = await goElsewhere(attempt, transition, request, ports);
      if (!("found" in next)) return next;
      transition = next;
      elsewhere[attempt.met] += 1;
      const isAtOnce = elsewhere[attempt.met] <= ELSEWHERE_WITHOUT_PAUSE[attempt.met];
      if (!isAtOnce && !(await (ports.pauseElsewhere ?? ports.pause)())) return { kind: "contention" };
      continue;
    }
    const finding =
      attempt.kind === "refused"
        ? { ...attempt, found: attempt.found ?? transition.found, at: now }
        : await lookAfterPause(++conflicts, request, transition, ports);
    if (finding === null) return { kind: "contention" };
    const next = await nextStep(finding, transition, request, ports);
    if (!("found" in next)) return next;
    transition = next;
    const hasPaused = attempt.kind === "unsettled";
    if (!hasPaused && attempts >= ATTEMPTS_WITHOUT_PAUSE && !(await ports.pause()))
      return { kind: "contention" };
  }
}

/** After a conflict a request waits first, because what it reads then is younger. `null`: no pause is left. */
async function lookAfterPause(
  conflicts: number,
  request: ReserveRequest,
  transition: Transition,
  { seats, clock, pause, crowded }: ReservePorts,
): Promise<TimedFinding | null> {
  if (conflicts === CONFLICTS_OF_A_CROWD) await crowded?.(request.sessionId);
  if (!(await pause())) return null;
  return lookAfterConflict(request, transition, seats, clock().toISOString());
}

/** What has changed is asked for afresh. After a conflict the same transition is tried. */
async function goElsewhere(
  attempt: Extract<SeatAttempt, { kind: "elsewhere" }>,
  transition: Transition,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome | Transition> {
  const found = attempt.found ?? transition.found;
  const held = attempt.found && (await heldSeat(attempt.found, request, ports));
  if (held) return held;
  if (found?.rsvp.status === "WAITLISTED") return sameWay(transition, found);
  if (attempt.met === "change" || transition.kind === "claim") return { kind: "take", found };
  return { ...transition, found };
}

/** Joining the waitlist also sends a nudge, because a seat may have come free since the refusal. */
async function afterCommit(rsvp: Rsvp, ports: ReservePorts): Promise<ReserveOutcome> {
  if (rsvp.status === "CONFIRMED") return { kind: "confirmed", rsvp };
  await ports.nudge(rsvp.sessionId);
  return { kind: "waitlisted", rsvp };
}

/** A plain read succeeds where transactions conflict, and shows whether another attempt is useless. */
async function lookAfterConflict(
  { sessionId, attendee }: ReserveRequest,
  transition: Transition,
  seats: SeatBook,
  at: string,
): Promise<TimedFinding> {
  const ledger = await seats.findLedger(sessionId);
  const hasRoom = ledger !== null && refusalOf(ledger, at) === null;
  const found =
    hasRoom || ledger === null ? transition.found : await seats.findRsvp(sessionId, attendee.userId);
  return { found, ledger: { agreed: false, ledger }, at };
}

async function nextStep(
  { found, ledger, at }: TimedFinding,
  transition: Transition,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome | Transition> {
  const held = found && (await heldSeat(found, request, ports));
  if (held) return held;
  if (ledger.agreed) return found ? sameWay(transition, found) : refusedWithoutReason();
  if (ledger.ledger === null) return { kind: "session-not-found" };
  const refusal = refusalOf(ledger.ledger, at);
  if (found?.rsvp.status === "WAITLISTED") {
    return refusal ? { kind: "already-waitlisted", rsvp: found.rsvp } : { kind: "claim", found };
  }
  if (refusal === null) return { kind: "take", found };
  const mayJoin = refusal.kind === "session-full" && refusal.waitlistOpen && request.ifFull === "WAITLIST";
  if (!mayJoin) return refusal;
  const waitlistedAt = joinsAt(ports.clock().toISOString(), refusal.ledger.lastWaitlistedAt);
  return { kind: "join", found, waitlistedAt };
}

/** The ledger agreed, so only the RSVP differed. The next attempt uses the RSVP that was found. */
function sameWay(transition: Transition, found: FoundRsvp): ReserveOutcome | Transition {
  if (found.rsvp.status !== "WAITLISTED")
    return transition.kind === "join" ? { ...transition, found } : { kind: "take", found };
  if (transition.kind === "join") return { kind: "already-waitlisted", rsvp: found.rsvp };
  return { kind: "claim", found };
}

/** DynamoDB names at least one item of a refused transaction, so this is a bug. */
function refusedWithoutReason(): never {
  throw new Error("the transaction was refused, but no item refused it");
}

const AFRESH: Transition = { kind: "take", found: null };

/** Returns the RSVP that the person already has, if it answers the request. */
async function heldSeat(
  found: FoundRsvp,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome | Transition | null> {
  switch (found.rsvp.status) {
    case "CANCELLED":
    case "WAITLISTED":
      return null;
    case "CONFIRMED":
      return { kind: "already-confirmed", rsvp: found.rsvp };
    case "OFFERED": {
      const { outcome } = await takeUpOffer(request, found, "counted-already", ports);
      if (outcome.kind === "no-offer") return AFRESH;
      return outcome.kind === "offer-expired" ? afterOffer(found, request, ports) : outcome;
    }
  }
}

/**
 * An expired offer goes to the next waiting person. If nobody waits, or the waitlist has closed, the attendee
 * ends it and asks like anybody else. The same applies to an attendee who wants to join the waitlist again.
 */
async function afterOffer(
  offer: FoundRsvp,
  request: ReserveRequest,
  { seats, clock, nudge }: ReservePorts,
): Promise<ReserveOutcome | Transition> {
  const now = clock().toISOString();
  const ledger = await seats.findLedger(request.sessionId);
  if (ledger === null) return { kind: "session-not-found" };
  const refusal = refusalOf({ ...ledger, taken: ledger.taken - 1 }, now);
  if (refusal !== null) {
    if (refusal.kind !== "session-full") return refusal;
    if (request.ifFull === "REJECT" || !refusal.waitlistOpen) return { kind: "offer-expired" };
  }
  await seats.expireOffer(request, offer, now);
  if (ledger.waiting > 0) await nudge(request.sessionId);
  return AFRESH;
}
