import { type Ledger, type LineTask, lineTask, offerExpiresAt } from "./ledger.ts";
import type { Pause } from "./pause.ts";
import type { CancelReason, HeldStatus } from "./rsvp.ts";
import type { WaitlistPolicy } from "./session.ts";

/** Somebody who holds or awaits a place, as the index shows them. Times are ISO 8601 in UTC. */
export interface Holder {
  readonly userId: string;
  readonly status: HeldStatus;
  readonly waitlistedAt: string | null;
}

/** A session as its line is served. */
export interface Line {
  readonly ledger: Ledger;
  readonly policy: WaitlistPolicy;
  readonly offerMinutes: number;
}

export interface Offer {
  readonly line: Line;
  /** The next in line, as many as places are free for them. */
  readonly people: readonly Holder[];
  readonly now: string;
  readonly expiresAt: string;
  /** What the RSVPs are marked with, to recognise a success whose answer was lost. */
  readonly changedBy: string;
}

export interface Release {
  readonly sessionId: string;
  /** All of one status. */
  readonly people: readonly Pick<Holder, "userId" | "status">[];
  readonly reason: CancelReason;
  readonly now: string;
  /** When their places came free, if they had any. */
  readonly freedAt: string;
  readonly changedBy: string;
}

/** All of them, or none: then it says whose RSVP is no longer what it was. Unsettled: see SeatAttempt. */
export type MoveAttempt =
  | { readonly kind: "committed" }
  | { readonly kind: "refused"; readonly gone: readonly string[] }
  | { readonly kind: "unsettled" };

export interface LineBook {
  findLine(sessionId: string): Promise<Line | null>;
  /** People of one status in order of time, the longest waiting first; may lag behind the ledger by a moment. */
  listHolders(sessionId: string, status: HeldStatus, limit: number): Promise<Holder[]>;
  offerPlaces(offer: Offer): Promise<MoveAttempt>;
  releasePlaces(release: Release): Promise<MoveAttempt>;
}

export interface ServePorts {
  readonly line: LineBook;
  readonly clock: () => Date;
  readonly pause: Pause;
  readonly changedBy: string;
  /** Whether there is time for another step. */
  readonly hasTime: () => boolean;
  /** Told of every offer that was made, or confirmation. */
  readonly onOffered: (offer: Offer) => void;
}

/** What fits one transaction with room to spare: DynamoDB takes 100 items. */
export const PEOPLE_A_STEP = 20;
const STEPS_A_LOOK = 10;
/** The index shows a newcomer within this time, so whoever has waited longer has nobody before them who is not shown. */
const INDEX_LAG_MS = 1_000;

/**
 * Looks at a session and does what its line asks for, step by step until nothing is left (`true`), or until it has done
 * its share (`false`): then it wants another look. It acts on what it sees, not on what it was told, so looking twice,
 * late or at once with others does no harm. Throws where it gets nowhere.
 */
export async function serveLine(sessionId: string, ports: ServePorts): Promise<boolean> {
  const gone = new Set<string>();
  let hasMoved = false;
  for (let steps = 0; steps < STEPS_A_LOOK && ports.hasTime(); steps++) {
    const line = await ports.line.findLine(sessionId);
    const now = ports.clock().toISOString();
    const task = line && lineTask(line.ledger, now);
    if (!task) return true;
    const people = await nextPeople(task, line, gone, ports.line, now);
    const attempt: MoveAttempt =
      people.length === 0 ? { kind: "unsettled" } : await takeStep(task, line, people, ports, now);
    if (attempt.kind === "committed") {
      if (people.length === task.people) return true;
      hasMoved = true;
    }
    for (const person of noLongerThere(people, attempt)) gone.add(entryOf(person));
    if (attempt.kind === "unsettled" && !(await ports.pause())) break;
  }
  if (!hasMoved)
    throw new Error(`the line of ${sessionId} is held by others, or the index does not show it yet`);
  return false;
}

/** Whom the index may go on showing where they are no more: moved by this step, or by others before it. */
function noLongerThere(people: readonly Holder[], attempt: MoveAttempt): readonly Holder[] {
  if (attempt.kind === "unsettled") return [];
  return attempt.kind === "committed" ? people : people.filter(({ userId }) => attempt.gone.includes(userId));
}

/** Whoever has left and come back is in the index anew. */
const entryOf = ({ status, waitlistedAt, userId }: Holder): string => `${status} ${waitlistedAt} ${userId}`;

function takeStep(
  task: LineTask,
  line: Line,
  people: readonly Holder[],
  ports: ServePorts,
  now: string,
): Promise<MoveAttempt> {
  const { changedBy } = ports;
  const { sessionId } = line.ledger;
  switch (task.kind) {
    case "offer-places":
      return offerPlaces(line, people, ports, now);
    case "end-line":
    case "clear-session": {
      const reason = task.kind === "end-line" ? "SESSION_STARTED" : "SESSION_CANCELLED";
      return ports.line.releasePlaces({ sessionId, people, reason, now, freedAt: now, changedBy });
    }
  }
}

async function offerPlaces(line: Line, people: readonly Holder[], ports: ServePorts, now: string) {
  const expiresAt = offerExpiresAt(line.ledger, line.offerMinutes, now);
  const offer = { line, people, now, expiresAt, changedBy: ports.changedBy };
  const attempt = await ports.line.offerPlaces(offer);
  if (attempt.kind === "committed") ports.onOffered(offer);
  return attempt;
}

async function nextPeople(
  task: LineTask,
  { ledger }: Line,
  gone: ReadonlySet<string>,
  book: LineBook,
  now: string,
): Promise<Holder[]> {
  /** As many as the ledger knows of, at most: it cannot let go of more. */
  const list = async (status: HeldStatus, most: number) => {
    const shown = await book.listHolders(ledger.sessionId, status, PEOPLE_A_STEP + gone.size);
    return shown.filter((holder) => !gone.has(entryOf(holder))).slice(0, Math.min(most, PEOPLE_A_STEP));
  };
  if (task.kind === "offer-places") {
    const next = await list("WAITLISTED", ledger.waiting);
    return inOrder(next, ledger.waiting, now).slice(0, task.people);
  }
  if (task.kind === "end-line" || ledger.taken === 0) return list("WAITLISTED", ledger.waiting);
  const confirmed = await list("CONFIRMED", ledger.taken);
  return confirmed.length > 0 ? confirmed : list("OFFERED", ledger.taken);
}

/** Those of whom it is certain that nobody before them is missing: the index may show a newcomer before their forerunner. */
function inOrder(shown: readonly Holder[], waiting: number, now: string): Holder[] {
  if (shown.length >= waiting) return [...shown];
  const settled = new Date(Date.parse(now) - INDEX_LAG_MS).toISOString();
  const firstUnsettled = shown.findIndex(
    ({ waitlistedAt }) => waitlistedAt === null || waitlistedAt > settled,
  );
  return firstUnsettled < 0 ? [...shown] : shown.slice(0, firstUnsettled);
}

/** Since when a free place and somebody who waits for it have both been there (ISO, UTC). */
export const waitedSince = ({ ledger }: Line, { waitlistedAt }: Holder, now: string): string =>
  [ledger.freedAt, waitlistedAt]
    .filter((time) => time !== null)
    .sort()
    .at(-1) ?? now;
