import type { Pause } from "../pause.ts";
import type { DisplacedPeople, ProgrammeBook } from "../programme/programme-book.ts";
import type { Session, SessionPatch } from "../programme/session.ts";
import {
  type ManyChange,
  type ManyPlan,
  type ManySet,
  type ManyWhere,
  planOne,
  sessionsWhere,
} from "./many.ts";

export interface ManyRequest {
  readonly eventId: string;
  /** The client's. A repeat changes no session twice. */
  readonly changeId: string;
  readonly where: ManyWhere;
  readonly set: ManySet;
  readonly dryRun: boolean;
}

/** One session that a change has written. */
export interface WrittenSession {
  readonly sessionId: string;
  readonly title: string;
  readonly was: SessionPatch;
  /** The versions that the change wrote. */
  readonly version: string;
  readonly undone: boolean;
}

export interface ManyBook extends Pick<ProgrammeBook, "findEvent" | "findDisplaced" | "shortenOffers"> {
  /** Every session of the event as it is now: a consistent read. */
  listSessionsNow(eventId: string): Promise<readonly Session[]>;
  findSession(sessionId: string): Promise<Session | null>;
  /** The sessions that the change has written. */
  listWritten(name: RecordName): Promise<readonly WrittenSession[]>;
  /** Says that the change is under way. `taken`: there is another one of this id, or it has been undone. */
  begin(name: RecordName, content: string, now: string): Promise<"begun" | "taken">;
  /** Says until when it can be undone. `undone`: somebody has undone it meanwhile. */
  end(name: RecordName, undoUntil: string): Promise<"ended" | "undone">;
  /** Writes one session and the record of it. `repeated`: the change has written it before. */
  write(
    name: RecordName,
    seen: Session,
    planned: ManyChange,
    now: string,
  ): Promise<"written" | "lost" | "repeated">;
}

export interface RecordName {
  readonly eventId: string;
  readonly changeId: string;
}

export type ManyResult = "CHANGED" | "UNCHANGED" | "CANCELLED" | "INVALID" | "NOT_FOUND" | "LEFT";

export interface ManySummary extends DisplacedPeople {
  readonly dryRun: boolean;
  readonly complete: boolean;
  readonly done: number;
  readonly total: number;
  readonly results: readonly {
    readonly sessionId: string;
    readonly title: string;
    readonly result: ManyResult;
  }[];
  readonly undo: { readonly token: string; readonly until: string } | null;
}

export type ManyOutcome =
  | { readonly kind: "done"; readonly summary: ManySummary }
  | { readonly kind: "event-not-found" }
  | { readonly kind: "id-taken" };

export interface ManyPorts {
  readonly book: ManyBook;
  readonly clock: () => Date;
  readonly pause: () => Pause;
  readonly hasTime: () => boolean;
  /** Runs `act` for each, a few at a time. */
  readonly map: <T, R>(all: readonly T[], act: (each: T) => Promise<R>) => Promise<readonly R[]>;
  readonly nudgeAll: (sessionIds: readonly string[]) => Promise<void>;
  /** Undoes what is written by a change that was undone while it was under way. */
  readonly undo: (name: RecordName) => Promise<unknown>;
}

const UNDO_MS = 60_000;

/**
 * Changes many sessions of an event, each in a transaction of its own, as far as time allows. The same request again
 * continues, and changes no session twice. A dry run writes nothing.
 */
export async function changeMany(request: ManyRequest, ports: ManyPorts): Promise<ManyOutcome> {
  const { eventId, where, set, dryRun } = request;
  const { book, clock } = ports;
  const event = await book.findEvent(eventId);
  if (event === null) return { kind: "event-not-found" };
  const content = JSON.stringify([where, set]);
  if (!dryRun && (await book.begin(request, content, clock().toISOString())) === "taken")
    return { kind: "id-taken" };
  const [before, earlier] = [await book.listSessionsNow(eventId), await book.listWritten(request)];
  const written = new Set(earlier.map(({ sessionId }) => sessionId));
  const meant = sessionsWhere(where, before, event).filter(({ sessionId }) => !written.has(sessionId));
  const now = clock().toISOString();
  const plans = meant.map((session) => ({ session, plan: planOne(session, set, now) }));
  const after = new Map(
    plans.flatMap(({ plan }) => (plan.kind === "change" ? [[plan.after.sessionId, plan.after]] : [])),
  );
  const people = await book.findDisplaced(
    before,
    before.map((session) => after.get(session.sessionId) ?? session),
  );
  const results = await ports.map(plans, async ({ session, plan }) => {
    const { sessionId, title } = session;
    return {
      sessionId,
      title,
      result: dryRun ? NAMES[plan.kind] : await carryOut(request, session, plan, ports),
    };
  });
  const known = earlier.map(({ sessionId, title }) => ({ sessionId, title, result: "CHANGED" as const }));
  const all = [...known, ...results, ...unknownOf(where, before)];
  const undo = dryRun ? null : await end(request, all, ports);
  const left = all.filter(({ result }) => result === "LEFT").length;
  const progress = { complete: left === 0, done: all.length - left, total: all.length };
  return { kind: "done", summary: { dryRun, ...progress, results: all, ...people, undo } };
}

const NAMES = {
  change: "CHANGED",
  unchanged: "UNCHANGED",
  cancelled: "CANCELLED",
  invalid: "INVALID",
} as const;

function unknownOf({ sessionIds = [] }: ManyWhere, sessions: readonly Session[]) {
  const known = new Set(sessions.map(({ sessionId }) => sessionId));
  return sessionIds
    .filter((sessionId) => !known.has(sessionId))
    .map((sessionId) => ({ sessionId, title: "", result: "NOT_FOUND" as const }));
}

/** Writes one session. If others have changed it since, it is planned again from what it is now. */
async function carryOut(
  request: ManyRequest,
  session: Session,
  first: ManyPlan,
  { book, clock, pause, hasTime, nudgeAll }: ManyPorts,
): Promise<ManyResult> {
  const waits = pause();
  let seen: Session | null = session;
  for (let plan = first; ; ) {
    if (plan.kind !== "change") return NAMES[plan.kind];
    if (!hasTime()) return "LEFT";
    const now = clock().toISOString();
    const outcome = await book.write(request, seen, plan, now);
    if (outcome === "repeated") return "CHANGED";
    if (outcome === "written") {
      await book.shortenOffers(plan.after);
      await nudgeAll([seen.sessionId]);
      return "CHANGED";
    }
    if (!(await waits())) return "LEFT";
    seen = await book.findSession(session.sessionId);
    if (seen === null) return "NOT_FOUND";
    plan = planOne(seen, request.set, now);
  }
}

/** Cancelling sends people away, which nothing brings back. */
async function end(
  request: ManyRequest,
  all: readonly { readonly result: ManyResult }[],
  { book, clock, undo }: ManyPorts,
): Promise<ManySummary["undo"]> {
  if (request.set.state === "CANCELLED" || !all.some(({ result }) => result === "CHANGED")) return null;
  const until = new Date(clock().getTime() + UNDO_MS).toISOString();
  if ((await book.end(request, until)) === "ended") return { token: request.changeId, until };
  // It was undone while this request was writing.
  await undo(request);
  return null;
}
