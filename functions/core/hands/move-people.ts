import type { Pause } from "../pause.ts";
import { type ChangePorts, changeSession } from "../programme/change-session.ts";
import type { ProgrammeBook } from "../programme/programme-book.ts";
import type { Session } from "../programme/session.ts";
import type { Ledger } from "../seats/ledger.ts";
import type { HeldStatus, Rsvp } from "../seats/rsvp.ts";
import {
  counting,
  ledgerAfter,
  type MoveCounts,
  type MoveKind,
  NOBODY,
  type PersonBetween,
  planMove,
} from "./plan-move.ts";

export interface MoveRequest {
  readonly requestId: string;
  readonly sessionId: string;
  readonly to: string;
  readonly dryRun: boolean;
}

/** `full`: there is no seat, or no place on the waitlist. `stopped`: the first session is no longer being emptied. */
export type MoveAttempt = "committed" | "changed" | "full" | "stopped" | "unsettled";

export interface MoveBook {
  findLedger(sessionId: string): Promise<Ledger | null>;
  /** Ids of the people with this status, page by page in order of time. */
  peopleOf(sessionId: string, status: HeldStatus): AsyncIterable<readonly string[]>;
  /** Reads what people have in both sessions: consistently, and nothing of those that are no longer in the first one. */
  between(
    request: Pick<MoveRequest, "sessionId" | "to">,
    userIds: readonly string[],
  ): Promise<readonly PersonBetween[]>;
  /** Says at the ledger where its people go. `stopped`: the session is not closed. */
  begin(request: MoveRequest): Promise<"begun" | "stopped">;
  /**
   * Brings all free seats of a crowd's ledger to its desk, and opens its line if somebody is to wait there. False: that is
   * so already.
   */
  gather(ledger: Ledger, kind: MoveKind, now: string): Promise<boolean>;
  /** Moves one person in one transaction over both ledgers and both RSVPs. */
  move(
    request: MoveRequest,
    person: PersonBetween,
    kind: MoveKind,
    to: Ledger,
    now: string,
  ): Promise<MoveAttempt>;
}

export interface MovePorts extends Omit<ChangePorts, "book" | "pause"> {
  readonly programme: ProgrammeBook;
  readonly book: MoveBook;
  readonly pause: () => Pause;
  readonly hasTime: () => boolean;
  readonly nudgeGroup: (ended: Rsvp) => Promise<void>;
}

export interface MoveSummary extends MoveCounts {
  readonly from: Session;
  readonly to: Session;
  readonly dryRun: boolean;
  readonly complete: boolean;
  readonly left: number;
}

export type MoveOutcome =
  | { readonly kind: "done"; readonly summary: MoveSummary }
  | { readonly kind: "session-not-found"; readonly sessionId: string }
  | { readonly kind: "session-cancelled" }
  /** One of both is a booth, in which people are only while they visit it. */
  | { readonly kind: "another-kind" }
  | { readonly kind: "stopped" | "contention" }
  | { readonly kind: "session-ended"; readonly endedAt: string };

/** People with a seat go first, then those with an offer, then those who wait; each in order of time. */
const IN_ORDER: readonly HeldStatus[] = ["CONFIRMED", "OFFERED", "WAITLISTED"];

/**
 * Moves everybody of one session to another one. The first session is closed before, so that nobody comes after. Each
 * person is moved in one transaction, so that they always have the one or the other. The same request again continues.
 */
export async function movePeople(request: MoveRequest, ports: MovePorts): Promise<MoveOutcome> {
  const { sessionId, to, dryRun } = request;
  const { programme, book, clock } = ports;
  const [from, target] = await Promise.all([programme.findSession(sessionId), programme.findSession(to)]);
  if (from === null || target === null)
    return { kind: "session-not-found", sessionId: from === null ? sessionId : to };
  if (from.kind !== target.kind) return { kind: "another-kind" };
  if (from.state === "CANCELLED" || target.state === "CANCELLED") return { kind: "session-cancelled" };
  if (target.endsAt <= clock().toISOString()) return { kind: "session-ended", endedAt: target.endsAt };
  if (dryRun)
    return { kind: "done", summary: { ...(await preview(request, ports)), from, to: target, dryRun } };
  const closed = await close(request, ports);
  if (closed !== "begun") return { kind: closed };
  const moved = await moveAll(request, ports);
  if (moved === "stopped") return { kind: moved };
  await ports.nudge(to);
  const left = peopleIn(await book.findLedger(sessionId));
  return { kind: "done", summary: { ...moved, from, to: target, dryRun, complete: left === 0, left } };
}

/** Walk-ins have no RSVP, so they stay where they are. */
const peopleIn = (ledger: Ledger | null): number =>
  ledger === null ? 0 : ledger.taken - ledger.door.walkIns + ledger.waiting;

/** What would happen to everybody, if nothing changed meanwhile. */
async function preview(request: MoveRequest, { book, clock }: MovePorts) {
  let ledger = await book.findLedger(request.to);
  let counts = NOBODY;
  const now = clock().toISOString();
  for (const status of IN_ORDER) {
    for await (const page of book.peopleOf(request.sessionId, status)) {
      for (const person of await book.between(request, page)) {
        if (ledger === null || person.from.rsvp.status !== status) continue;
        const plan = planMove(person, ledger, now);
        counts = counting(counts, plan, person);
        ledger = ledgerAfter(ledger, plan);
      }
    }
  }
  const left = peopleIn(await book.findLedger(request.sessionId));
  return { ...counts, complete: false, left };
}

/** Nobody gets a seat that a moved person has left, because a closed session gives none. */
async function close(request: MoveRequest, ports: MovePorts): Promise<"begun" | "stopped" | "contention"> {
  const { programme, book, clock, nudge, pause } = ports;
  const change = { sessionId: request.sessionId, patch: { state: "CLOSED" }, expected: null } as const;
  const outcome = await changeSession(change, { book: programme, clock, nudge, pause: pause() });
  if (outcome.kind !== "changed") return "contention";
  return book.begin(request);
}

async function moveAll(request: MoveRequest, ports: MovePorts): Promise<MoveCounts | "stopped"> {
  let counts = NOBODY;
  for (const status of IN_ORDER) {
    for await (const page of ports.book.peopleOf(request.sessionId, status)) {
      for (const userId of page) {
        if (!ports.hasTime()) return counts;
        const moved = await moveOne(request, userId, ports);
        if (moved === "stopped") return moved;
        if (moved !== "gone") counts = counting(counts, moved.plan, moved.person);
      }
    }
  }
  return counts;
}

/** The index may be a moment old, so each person is read again. */
async function moveOne(request: MoveRequest, userId: string, ports: MovePorts) {
  const { book, clock } = ports;
  const waits = ports.pause();
  for (;;) {
    const [[person], ledger] = await Promise.all([
      book.between(request, [userId]),
      book.findLedger(request.to),
    ]);
    if (person === undefined || ledger === null) return "gone";
    const now = clock().toISOString();
    const plan = planMove(person, ledger, now);
    if (plan === "stay") return { plan, person } as const;
    if (await book.gather(ledger, plan, now)) continue;
    const attempt = await book.move(request, person, plan, ledger, now);
    if (attempt === "stopped") return attempt;
    if (attempt === "committed") {
      if (person.from.rsvp.anyOfId !== null) await ports.nudgeGroup(person.from.rsvp);
      return { plan, person } as const;
    }
    if (!(await waits())) return { plan: "stay", person } as const;
  }
}
