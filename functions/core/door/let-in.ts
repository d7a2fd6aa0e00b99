import type { Pause } from "../pause.ts";
import { type Ledger, seatsLeft } from "../seats/ledger.ts";
import { comingToSeat } from "../standby/admit.ts";
import type {
  AfterRelease,
  CheckIn,
  CheckInOutcome,
  Entering,
  Guest,
  LetIn,
  LetInOutcome,
  WalkIns,
} from "./check-in.ts";
import type { DoorBook, Identified } from "./door-book.ts";

/** Lets a person into a booth who has no place there. */
export type EnterAtDoor = (checkIn: CheckIn, guest: Guest) => Promise<CheckInOutcome>;

export interface LetInPorts {
  readonly book: DoorBook;
  readonly pause: Pause;
  readonly enterBooth: EnterAtDoor;
}

/** What is known of a check-in before its write. */
interface Seen {
  readonly guest: Guest | null;
  readonly walkIns: WalkIns | null;
}

/**
 * Lets people in, or says why not. What it reads only chooses the write, and the conditions of the write decide. So two
 * devices let a person in once, and a seat goes to one walk-in.
 */
export async function letIn(
  identified: Identified,
  { book, pause, enterBooth }: LetInPorts,
): Promise<CheckInOutcome> {
  const { checkIn } = identified;
  const { sessionId } = checkIn;
  for (let attempts = 1; ; attempts++) {
    const seen = await look(identified, book);
    const known = answerOf(checkIn, seen);
    if (known !== null) return known;
    const { guest } = seen;
    const isSeat = guest !== null && hasSeat(guest);
    // A seat needs no look at the ledger, unless its write was refused.
    const needsLedger = !isSeat || attempts > 1;
    const ledger = needsLedger ? await book.findLedger(sessionId) : null;
    const closed = needsLedger ? closedTo(ledger) : null;
    if (closed !== null) return closed;
    if (ledger?.booth && guest !== null && !isSeat) {
      const outcome = await enterBooth(checkIn, guest);
      if (outcome.kind !== "session-full" || !checkIn.anyway) return outcome;
    }
    const entering: Entering | CheckInOutcome = isSeat
      ? { kind: "seat", checkIn, guest }
      : walkInOf(checkIn, guest, ledger);
    if (!("checkIn" in entering)) return entering;
    if (needsParts(entering, ledger)) await book.callIn(sessionId);
    else {
      const attempt = await book.enter(sessionId, [entering], ledger);
      if (attempt.kind === "committed") return outcomeOf(entering);
      if (attempt.kind === "clash" && guest !== null) return { kind: "has-other-seat", guest };
    }
    if (!(await pause())) return { kind: "contention" };
  }
}

async function look({ checkIn, userId }: Identified, book: DoorBook): Promise<Seen> {
  const { sessionId, checkInId } = checkIn;
  if (userId === null) {
    const [walkIns = null] = await book.findWalkIns(sessionId, [checkInId]);
    return { guest: null, walkIns };
  }
  const [guest = null] = await book.findGuests(sessionId, [userId]);
  return { guest, walkIns: null };
}

/** The answer to a check-in that nothing is left to do for. `null`: there is a write to try. */
export function answerOf({ checkInId }: CheckIn, { guest, walkIns }: Seen): CheckInOutcome | null {
  const before = { kind: "let-in", already: true, guest } as const;
  if (walkIns !== null) return { ...before, as: "WALKED_IN", letIn: walkIns.isUndone ? null : walkIns };
  if (guest === null) return null;
  const { letIn, undone, walkedIn } = guest;
  const seated = (guest.rsvp?.standbyNumber ?? null) === null ? "CHECKED_IN" : "ADMITTED";
  const as = walkedIn === null ? seated : "WALKED_IN";
  // A repeat must not carry out again what somebody has undone.
  if (letIn?.checkInId === checkInId || undone.includes(checkInId)) return { ...before, as, letIn };
  return letIn && { kind: "already-in", guest, letIn };
}

function closedTo(ledger: Ledger | null): CheckInOutcome | null {
  if (ledger === null || ledger.draft) return { kind: "session-not-found" };
  return ledger.state === "CANCELLED" ? { kind: "session-cancelled" } : null;
}

/** The write to try for a person with a seat, or for walk-ins who fit. `null`: it needs more than that. */
export function toEnter(checkIn: CheckIn, guest: Guest | null, ledger: Ledger | null): Entering | null {
  if (guest !== null) return hasSeat(guest) ? { kind: "seat", checkIn, guest } : null;
  if (closedTo(ledger) !== null) return null;
  const walkIns = walkInOf(checkIn, guest, ledger);
  if (walkIns.kind !== "walk-in" || needsParts(walkIns, ledger)) return null;
  return walkIns;
}

const hasSeat = ({ rsvp }: Guest): boolean => rsvp?.status === "CONFIRMED";

/** People without a seat: walk-ins, and a person whom the door lets in anyway. */
function walkInOf(checkIn: CheckIn, guest: Guest | null, ledger: Ledger | null): Entering | CheckInOutcome {
  const { shown, anyway, skipStandby } = checkIn;
  if (ledger === null) return { kind: "session-not-found" };
  const toSeat = guest && comingToSeat(checkIn, guest, ledger);
  if (toSeat !== null) return toSeat;
  if (guest !== null && !anyway) return { kind: "not-on-roster", guest };
  const people = shown.kind === "walk-in" ? shown.people : 1;
  const isFirst = ledger.waiting === 0 || skipStandby;
  if (isFirst && fits(ledger, people)) return { kind: "walk-in", checkIn, guest, people, as: "seated" };
  if (anyway) return { kind: "walk-in", checkIn, guest, people, as: "anyway" };
  return { kind: isFirst ? "session-full" : "standby-first" };
}

const fits = (ledger: Ledger, people: number): boolean => (seatsLeft(ledger) ?? people) >= people;

/**
 * Walk-ins sit at the desk of a crowd's ledger. Its parts may have the free seats, and its line may still be open although
 * everybody has left it.
 */
function needsParts(entering: Entering, ledger: Ledger | null): boolean {
  const people = seatsTakenBy(entering);
  const [desk] = ledger?.items ?? [];
  if (people === 0 || ledger === null || desk === undefined) return false;
  return (
    (ledger.lineOpen === true && ledger.waiting === 0) ||
    (desk.capacity !== null && desk.capacity - desk.taken < people)
  );
}

/** How many free seats this takes. */
function seatsTakenBy(entering: Entering): number {
  if (entering.kind === "walk-in") return entering.as === "seated" ? entering.people : 0;
  return entering.kind === "seat" ? 0 : 1;
}

const LET_IN_AS = {
  seat: "CHECKED_IN",
  restore: "CHECKED_IN",
  admit: "ADMITTED",
  "walk-in": "WALKED_IN",
} as const satisfies Record<Entering["kind"], LetInOutcome>;

/** Says that the person had lost their seat. */
function afterReleaseOf({ kind, guest }: Entering): { readonly afterRelease?: AfterRelease } {
  if (guest?.rsvp?.releasedAt == null) return {};
  return { afterRelease: kind === "restore" ? "SEAT_BACK" : "ANYWAY" };
}

export function outcomeOf(entering: Entering): CheckInOutcome {
  const { checkIn, guest, kind } = entering;
  const letIn = { checkInId: checkIn.checkInId, at: checkIn.at, by: checkIn.by };
  return {
    kind: "let-in",
    as: LET_IN_AS[kind],
    ...afterReleaseOf(entering),
    already: false,
    guest: guest && seatedGuest(entering, guest, letIn),
    letIn,
  };
}

const seatedGuest = ({ kind }: Entering, guest: Guest, letIn: LetIn): Guest => ({
  ...guest,
  letIn,
  rsvp: guest.rsvp && (kind === "walk-in" ? guest.rsvp : { ...guest.rsvp, status: "CONFIRMED" }),
});
