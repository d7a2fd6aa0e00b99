import type { Pause } from "../pause.ts";
import type { Ledger } from "../seats/ledger.ts";
import type { CheckIn, CheckInOutcome, Entering, Guest } from "./check-in.ts";
import type { DoorBook, Identified } from "./door-book.ts";
import { answerOf, type EnterAtDoor, letIn, outcomeOf, toEnter } from "./let-in.ts";

export interface LetInAllPorts {
  readonly book: DoorBook;
  readonly enterBooth: EnterAtDoor;
  /** The pauses of one check-in. */
  readonly patience: () => Pause;
  /** Whether there is time for another write. */
  readonly hasTime: () => boolean;
}

/** A desk and these check-ins are one transaction. */
const MOST_TOGETHER = 24;

/**
 * Carries out the check-ins of one session, and returns their outcomes in order. It lets many in with one write where nothing
 * is in the way, and all others one by one. Each may be repeated. What time does not suffice for is `contention`.
 */
export async function letInAll(
  checkIns: readonly CheckIn[],
  ports: LetInAllPorts,
): Promise<readonly CheckInOutcome[]> {
  const [first] = checkIns;
  if (first === undefined) return [];
  const known = await ports.book.identify(
    first.sessionId,
    checkIns.map(({ shown }) => shown),
  );
  const outcomes = new Map<CheckIn, CheckInOutcome>();
  const identified: Identified[] = [];
  checkIns.forEach((checkIn, at) => {
    const who = known[at];
    if (who?.kind === "known") identified.push({ checkIn, userId: who.userId });
    else if (who !== undefined) outcomes.set(checkIn, who);
  });
  if (identified.length > 1) await letInTogether(identified, outcomes, ports);
  for (const each of identified) {
    if (outcomes.has(each.checkIn)) continue;
    const pause = ports.patience();
    outcomes.set(
      each.checkIn,
      ports.hasTime() ? await letIn(each, { ...ports, pause }) : { kind: "contention" },
    );
  }
  return checkIns.map((checkIn) => outcomes.get(checkIn) ?? { kind: "contention" });
}

async function letInTogether(
  identified: readonly Identified[],
  outcomes: Map<CheckIn, CheckInOutcome>,
  ports: LetInAllPorts,
): Promise<void> {
  const { book, hasTime, patience } = ports;
  const { ledger, entering } = await plan(identified, outcomes, book);
  for (let from = 0; from < entering.length && hasTime(); from += MOST_TOGETHER) {
    const group = entering.slice(from, from + MOST_TOGETHER);
    const pause = patience();
    for (;;) {
      const { kind } = await book.enter(group[0]?.checkIn.sessionId ?? "", group, ledger);
      if (kind === "committed") for (const each of group) outcomes.set(each.checkIn, outcomeOf(each));
      if (kind !== "unsettled" || !(await pause())) break;
    }
  }
}

/** Finds what can be answered at once, and what a write together with others can try. */
async function plan(
  identified: readonly Identified[],
  outcomes: Map<CheckIn, CheckInOutcome>,
  book: DoorBook,
): Promise<{ readonly ledger: Ledger | null; readonly entering: readonly Entering[] }> {
  const sessionId = identified[0]?.checkIn.sessionId ?? "";
  const userIds = identified.map(({ userId }) => userId).filter((userId) => userId !== null);
  const walkInIds = identified.filter(({ userId }) => userId === null).map((each) => each.checkIn.checkInId);
  const [guests, walkIns, ledger] = await Promise.all([
    book.findGuests(sessionId, [...new Set(userIds)]),
    book.findWalkIns(sessionId, [...new Set(walkInIds)]),
    walkInIds.length > 0 ? book.findLedger(sessionId) : null,
  ]);
  const guestOf = new Map<string | null, Guest>(guests.map((guest) => [guest.userId, guest]));
  const walkInsOf = new Map(walkIns.map((each) => [each.checkInId, each]));
  const planned = new Set<string>();
  const entering: Entering[] = [];
  for (const { checkIn, userId } of identified) {
    const guest = guestOf.get(userId) ?? null;
    const seen = { guest, walkIns: userId === null ? (walkInsOf.get(checkIn.checkInId) ?? null) : null };
    const answer = answerOf(checkIn, seen);
    if (answer !== null) outcomes.set(checkIn, answer);
    // Of several check-ins of one person the others follow alone, and find the person inside.
    const subject = userId === null ? checkIn.checkInId : `of ${userId}`;
    const next = answer === null ? toEnter(checkIn, guest, ledger) : null;
    if (next === null || planned.has(subject)) continue;
    planned.add(subject);
    entering.push(next);
  }
  return { ledger, entering };
}
