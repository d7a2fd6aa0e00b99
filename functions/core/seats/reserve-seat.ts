import { nudgeOthers } from "../any-of/group.ts";
import { knownFirst } from "../overlaps/day-book.ts";
import { refusalOf } from "./ledger.ts";
import { firstStep, goElsewhere, nextStep, type TimedFinding } from "./next-attempt.ts";
import type {
  ReserveOutcome,
  ReservePorts,
  ReserveRequest,
  SeatAttempt,
  SeatBook,
  Transition,
} from "./reservation.ts";
import type { FoundRsvp } from "./rsvp.ts";
import { given, giving, hasNothingToSwap, nothingToSwap, passOn, withSwap } from "./swap.ts";

type Committed = Extract<SeatAttempt, { kind: "committed" }>;

/** The first attempts need no pause, because each learns from the refusal before it. */
const ATTEMPTS_WITHOUT_PAUSE = 2;
/** The same in a ledger of several parts, of which there is more to learn. */
const ELSEWHERE_WITHOUT_PAUSE = { change: 4, conflict: 1 } as const;
/** A request that meets this many conflicts is not alone. */
const CONFLICTS_OF_A_CROWD = 2;

/**
 * Gives `attendee` a seat or a waitlist entry, or says why not. What they have is read while the call is counted. If it
 * cannot be read, the first refusal shows their existing RSVP, and a second transaction follows.
 */
export async function reserveSeat(request: ReserveRequest, ports: ReservePorts): Promise<ReserveOutcome> {
  const [allowed, held] = await Promise.all([
    ports.allowance.take("reserve", request, ports.clock),
    ports.day?.begin(),
  ]);
  if (!allowed.granted) return { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };
  const own = await withSwap(request, knownFirst(ports));
  return tryUntilAnswered(own, held, ports);
}

async function tryUntilAnswered(
  request: ReserveRequest,
  held: FoundRsvp | null | undefined,
  ports: ReservePorts,
): Promise<ReserveOutcome> {
  if (hasNothingToSwap(request)) return nothingToSwap(request, ports.seats);
  let own = request;
  const first = await firstStep(held, own, ports);
  if (!("found" in first)) return first;
  let transition = first;
  let conflicts = 0;
  const elsewhere = { conflict: 0, change: 0 };
  for (let attempts = 1; ; attempts++) {
    const now = ports.clock().toISOString();
    const attempt: SeatAttempt = await ports.seats.reserve(own, transition, now);
    if (attempt.kind === "committed") return afterCommit(attempt, own, ports);
    if (attempt.kind === "group-won") return attempt;
    if (attempt.kind === "clash") return { kind: "time-conflict", conflicts: attempt.conflicts };
    if (attempt.kind === "elsewhere") {
      const next = await goElsewhere(attempt, transition, own, ports);
      if (!("found" in next)) return next;
      transition = next;
      elsewhere[attempt.met] += 1;
      const isAtOnce = elsewhere[attempt.met] <= ELSEWHERE_WITHOUT_PAUSE[attempt.met];
      if (!isAtOnce && !(await (ports.pauseElsewhere ?? ports.pause)())) return { kind: "contention" };
      continue;
    }
    if (attempt.kind === "swap-changed") {
      own = giving(own, attempt.givesUp);
      if (hasNothingToSwap(own)) return nothingToSwap(own, ports.seats);
    } else {
      const finding =
        attempt.kind === "refused"
          ? { ...attempt, found: attempt.found ?? transition.found, at: now }
          : await lookAfterPause(++conflicts, own, transition, ports);
      if (finding === null) return { kind: "contention" };
      const next = await nextStep(finding, transition, own, ports);
      if (!("found" in next)) return next;
      transition = next;
    }
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

/** Joining the waitlist also sends a nudge, because a seat may have come free since the refusal. */
async function afterCommit(
  { rsvp, givenUp, ended }: Committed,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome> {
  if (givenUp) await passOn(request, ports.nudge);
  await nudgeOthers({ ended }, ports.nudge);
  if (rsvp.status === "CONFIRMED") return { kind: "confirmed", rsvp, ...given(givenUp) };
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
