import type { Ledger } from "../seats/ledger.ts";
import { MAX_PEOPLE_PER_STEP, type MoveAttempt, type WaitlistBook } from "../waitlist/waitlist-book.ts";
import { noShowAt } from "./grace.ts";
import { heldBack, isShown, type StandbyTask, standbyOf } from "./standby.ts";
import type { StandbyBook, StandbyPerson } from "./standby-book.ts";

export interface StandbyPorts {
  readonly standby: StandbyBook;
  readonly waitlist: Pick<WaitlistBook, "release">;
  readonly clock: () => Date;
  readonly requestId: string;
  readonly hasTime: () => boolean;
}

/**
 * `moved`: something has changed, so another look is due. `unsettled`: others were faster, or the index lags. `rest`:
 * there is nothing to do before a later look of the sweep.
 */
export type AtDoor = "moved" | "unsettled" | "rest";

/**
 * Does the work at the door of a session. Each step proves what it was decided from, so runs at the same
 * time do no harm.
 */
export function serveStandby(task: StandbyTask, ledger: Ledger, ports: StandbyPorts): Promise<AtDoor> {
  switch (task.kind) {
    case "number-line":
      return numberLine(ledger, ports);
    case "tell-called":
      return tellCalled(ledger, ports);
    case "release-no-shows":
      return releaseNoShows(ledger, ports);
  }
}

/** Nobody gets a number before the index shows everybody that the ledger counts: the numbers are in the order of the line. */
async function numberLine(seen: Ledger, { standby, ...ports }: StandbyPorts): Promise<AtDoor> {
  const line = await standby.listLine(seen);
  if (line.length < seen.waiting) return "unsettled";
  let left = line.filter(({ number }) => number === null);
  let ledger = seen;
  do {
    const people = left.slice(0, MAX_PEOPLE_PER_STEP);
    left = left.slice(people.length);
    const isLast = left.length === 0;
    const attempt = await standby.giveNumbers({ ...stepOf(ledger, people, ports), isLast });
    if (attempt.kind !== "committed") return "unsettled";
    const standing = standbyOf(ledger);
    ledger = { ...ledger, standby: { ...standing, numberedTo: standing.numberedTo + people.length } };
  } while (left.length > 0 && ports.hasTime());
  return "moved";
}

/** Numbers up to `calledTo` are told in their order. A person who has left is not in the list. */
async function tellCalled(seen: Ledger, { standby, ...ports }: StandbyPorts): Promise<AtDoor> {
  const { toldTo, calledTo } = standbyOf(seen);
  const line = await standby.listLine(seen);
  // The index may not show a number that has just been given.
  if (line.some(({ number }) => number === null)) return "unsettled";
  const isCalled = ({ number, calledAt }: StandbyPerson) =>
    number !== null && number > toldTo && number <= calledTo && calledAt === null;
  let left = line.filter(isCalled);
  let ledger = seen;
  do {
    const people = left.slice(0, MAX_PEOPLE_PER_STEP);
    left = left.slice(people.length);
    const to = left.length === 0 ? calledTo : (people.at(-1)?.number ?? toldTo);
    const attempt = await standby.noteCalled({ ...stepOf(ledger, people, ports), toldTo: to });
    if (attempt.kind !== "committed") return "unsettled";
    ledger = { ...ledger, standby: { ...standbyOf(ledger), toldTo: to } };
  } while (left.length > 0 && ports.hasTime());
  return "moved";
}

const stepOf = (
  ledger: Ledger,
  people: readonly StandbyPerson[],
  { clock, requestId }: Pick<StandbyPorts, "clock" | "requestId">,
) => ({ ledger, people, now: clock().toISOString(), requestId });

const outcomeOf = ({ kind }: MoveAttempt): AtDoor => (kind === "committed" ? "moved" : "unsettled");

/** Releases everybody who has not come, unless a device may know better. */
async function releaseNoShows(ledger: Ledger, ports: StandbyPorts): Promise<AtDoor> {
  const { standby, clock, hasTime } = ports;
  const dueAt = noShowAt(ledger);
  if (dueAt === null) return "rest";
  const devices = await standby.findDevices(ledger.sessionId);
  const listedAt = clock().toISOString();
  if (heldBack(standbyOf(ledger), ledger.door.checkIns, devices, listedAt) !== null) return "rest";
  const missing = [...(await standby.listMissing(ledger, dueAt))];
  let left = missing;
  while (left.length > 0 && hasTime()) {
    const people = left.slice(0, MAX_PEOPLE_PER_STEP);
    const attempt = await releaseSome(ledger, people, ports);
    if (attempt.kind === "unsettled") return "unsettled";
    const gone = new Set(attempt.kind === "refused" ? attempt.gone : people.map(({ userId }) => userId));
    // Nobody has gone, so the rules have changed.
    if (gone.size === 0) return "unsettled";
    left = left.filter(({ userId }) => !gone.has(userId));
  }
  if (left.length > 0) return "moved";
  // A seat that was gained just before may not have been shown.
  if (!isShown(dueAt, listedAt)) return "rest";
  return outcomeOf(await standby.noteReleased(ledger, clock().toISOString()));
}

const releaseSome = (
  { sessionId, rulesVersion, eventGrace }: Ledger,
  people: Parameters<WaitlistBook["release"]>[0]["people"],
  { waitlist, clock, requestId }: StandbyPorts,
): Promise<MoveAttempt> => {
  const now = clock().toISOString();
  const given = { rulesVersion, ...(eventGrace !== undefined && { eventGrace }) };
  return waitlist.release({ sessionId, people, reason: "NO_SHOW", given, now, freedAt: now, requestId });
};
