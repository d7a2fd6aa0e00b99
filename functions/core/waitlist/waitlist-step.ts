// One step of a run: which people it moves, and in which transaction.

import { nudgeOthers } from "../any-of/group.ts";
import { isOfferUseful, offerExpiresAt, type WaitlistTask } from "../seats/ledger.ts";
import type { StandbyTask } from "../standby/standby.ts";
import type { Decision } from "./person-seen.ts";
import { type QuietSpans, spansFrom } from "./quiet-hours.ts";
import { decideAlone, isServedAlone, neededFor, servingOf } from "./serve-alone.ts";
import type { ListedAttendee, MoveAttempt, Offer, Waitlist, WaitlistBook } from "./waitlist-book.ts";

export interface StepPorts {
  readonly waitlist: WaitlistBook;
  readonly quietSpans: QuietSpans;
  readonly requestId: string;
  /** Called for each transaction that offers seats, or confirms them without an offer. */
  readonly onOffered: (offer: Offer) => void;
  /** Asks for a look at another waitlist that a seat has changed. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
}

/** What is done in steps that move people. */
export type LineTask = Exclude<WaitlistTask, StandbyTask>;

interface Step {
  readonly people: readonly ListedAttendee[];
  readonly take: () => Promise<MoveAttempt>;
  /** People who were found to be paused. Nothing has changed for them. */
  readonly paused?: readonly ListedAttendee[] | undefined;
  /** Nothing is left to do after it. */
  readonly isLast: boolean;
}

/** @param listed the next people in their order, as many as the task moves at most */
export async function stepFor(
  task: LineTask,
  waitlist: Waitlist,
  listed: readonly ListedAttendee[],
  ports: StepPorts,
  now: string,
): Promise<Step> {
  const { ledger } = waitlist;
  const isLast = ({ length }: readonly ListedAttendee[]) => length === task.people && !ledger.lineOpen;
  switch (task.kind) {
    case "close-line":
      return { people: [], take: () => ports.waitlist.closeLine(ledger, now), isLast: true };
    case "offer-seats": {
      const { people, alone, paused } = await nextServed(waitlist, listed, ports, now);
      if (paused !== undefined) return { ...NOTHING_TO_DO, paused };
      if (people.length === 0 && isTooLateToOffer(waitlist, now))
        return { people, take: () => ports.waitlist.closeWaitlist(ledger, now), isLast: true };
      const take = () => giveSeats(waitlist, people, alone, ports, now);
      return { people, take, isLast: isLast(people) };
    }
    case "end-waitlist":
    case "clear-session":
      return {
        people: listed,
        take: () => release(task, waitlist, listed, ports, now),
        isLast: isLast(listed),
      };
  }
}

const NOTHING_TO_DO: Step = { people: [], take: async () => ({ kind: "unsettled" }), isLast: false };

interface Served {
  readonly people: readonly ListedAttendee[];
  readonly alone?: Decision;
  readonly paused?: readonly ListedAttendee[];
}

const NOBODY: Served = { people: [] };

/** The next person, if they are served alone. Otherwise all people before the next one who is served alone. */
async function nextServed(
  waitlist: Waitlist,
  listed: readonly ListedAttendee[],
  { waitlist: book }: StepPorts,
  now: string,
): Promise<Served> {
  const [first] = listed;
  if (first === undefined) return NOBODY;
  const isTooLate = isTooLateToOffer(waitlist, now);
  if (isServedAlone(first, waitlist)) {
    const seen = await book.findPerson(neededFor(first, waitlist));
    const alone = decideAlone(first, waitlist, seen, now);
    if (alone === "paused") return { people: [], paused: [first] };
    return alone.as === "offer" && isTooLate ? NOBODY : { people: [first], alone };
  }
  const isTogether = (person: ListedAttendee) =>
    !isServedAlone(person, waitlist) && (!isTooLate || servingOf(person, waitlist.policy) === "confirm");
  const end = listed.findIndex((person) => !isTogether(person));
  return { people: end === -1 ? listed : listed.slice(0, end) };
}

/**
 * A person who is offered the seat has no time to decide. Where people are confirmed at once, the few who are asked instead
 * keep their turn, because the others need no time.
 */
const isTooLateToOffer = ({ ledger, policy, offerMinutes }: Waitlist, now: string): boolean =>
  policy === "OFFER" && !isOfferUseful(ledger, offerMinutes, now);

async function giveSeats(
  waitlist: Waitlist,
  people: readonly ListedAttendee[],
  alone: Decision | undefined,
  { waitlist: book, quietSpans, requestId, onOffered, nudge }: StepPorts,
  now: string,
): Promise<MoveAttempt> {
  if (people.length === 0) return { kind: "unsettled" };
  const { ledger, offerMinutes, quietHours } = waitlist;
  const quiet = spansFrom(quietHours, Date.parse(now), quietSpans);
  const expiresAt = offerExpiresAt(ledger, offerMinutes, now, quiet);
  const offer = { waitlist, people, alone, now, expiresAt, requestId };
  const attempt = await book.offerSeats(offer);
  if (attempt.kind === "committed") {
    onOffered(offer);
    await nudgeOthers({ ended: endedBy(alone) }, nudge);
  }
  return attempt;
}

/** The sessions in which a seat that is given like this ends the other members of its group. */
const endedBy = (decision: Decision | undefined): readonly string[] =>
  (decision?.proofs ?? []).flatMap((proof) =>
    proof.what === "group-wins" ? proof.ending.others.map(({ rsvp }) => rsvp.sessionId) : [],
  );

async function release(
  { kind }: LineTask,
  { ledger }: Waitlist,
  people: readonly ListedAttendee[],
  { waitlist: book, requestId }: StepPorts,
  now: string,
): Promise<MoveAttempt> {
  if (people.length === 0) return { kind: "unsettled" };
  const { sessionId, lineClosesAt, state } = ledger;
  const why =
    kind === "end-waitlist"
      ? ({ reason: "SESSION_STARTED", given: { lineClosesAt } } as const)
      : ({ reason: "SESSION_CANCELLED", given: { state } } as const);
  return book.release({ sessionId, people, ...why, now, freedAt: now, requestId });
}
