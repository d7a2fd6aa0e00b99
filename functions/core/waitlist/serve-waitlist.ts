import type { Pause } from "../pause.ts";
import { isOfferUseful, offerExpiresAt, type WaitlistTask, waitlistTask } from "../seats/ledger.ts";
import { NextOnWaitlist } from "./next-on-waitlist.ts";
import { type QuietSpans, spansFrom } from "./quiet-hours.ts";
import { isServedAlone, serveAs } from "./serve-as.ts";
import type { ListedAttendee, MoveAttempt, Offer, Waitlist, WaitlistBook } from "./waitlist-book.ts";

export interface ServePorts {
  readonly waitlist: WaitlistBook;
  readonly clock: () => Date;
  readonly quietSpans: QuietSpans;
  readonly pause: Pause;
  /** Waits for the index. */
  readonly rest: (ms: number) => Promise<void>;
  readonly requestId: string;
  /** Tells whether there is time for another step. */
  readonly hasTime: () => boolean;
  /** Called for each offer, and for each confirmation without an offer. */
  readonly onOffered: (offer: Offer) => void;
}

const MAX_STEPS_PER_RUN = 10;

/**
 * Looks at a session and does the work of its waitlist step by step. It returns `true` when nothing is left,
 * and `false` when it used its share and needs another look. It acts on what it sees, not on the message, so
 * repeated, late or simultaneous runs do no harm. It throws if it makes no progress.
 */
export async function serveWaitlist(sessionId: string, ports: ServePorts): Promise<boolean> {
  const next = new NextOnWaitlist(ports.waitlist);
  let hasMoved = false;
  let steps = 0;
  while (steps < MAX_STEPS_PER_RUN && ports.hasTime()) {
    const waitlist = await ports.waitlist.findWaitlist(sessionId);
    const now = ports.clock().toISOString();
    const task = waitlist && waitlistTask(waitlist.ledger, now);
    if (!task) return true;
    if (task.kind === "close-line" || (task.kind === "offer-seats" && isTooLateToOffer(waitlist, now))) {
      const close = task.kind === "close-line" ? ports.waitlist.closeLine : ports.waitlist.closeWaitlist;
      const closing = await close(waitlist.ledger, now);
      if (closing.kind === "committed") return true;
      if (closing.kind === "refused") steps += 1;
      else if (!(await ports.pause())) break;
      continue;
    }
    const picked = await next.pick(task, waitlist, now);
    const people = task.kind === "offer-seats" && isServedAlone(waitlist) ? picked.slice(0, 1) : picked;
    if (!ports.hasTime()) break;
    const catchesUpInMs = next.catchesUpInMs(now);
    if (people.length === 0 && catchesUpInMs > 0) {
      await ports.rest(catchesUpInMs);
      continue;
    }
    const attempt: MoveAttempt =
      people.length === 0 ? { kind: "unsettled" } : await takeStep(task, waitlist, people, ports, now);
    if (attempt.kind === "committed") {
      if (people.length === task.people && !waitlist.ledger.lineOpen) return true;
      hasMoved = true;
    }
    next.forget(people, attempt);
    if (attempt.kind !== "unsettled") steps += 1;
    else if (!(await ports.pause())) break;
  }
  if (!hasMoved)
    throw new Error(
      `other requests keep the waitlist of ${sessionId} locked, or the index does not show it yet`,
    );
  return false;
}

/** A person who is confirmed at once needs no time to decide. */
const isTooLateToOffer = ({ ledger, policy, offerMinutes }: Waitlist, now: string): boolean =>
  policy === "OFFER" && !isOfferUseful(ledger, offerMinutes, now);

function takeStep(
  task: Exclude<WaitlistTask, { kind: "close-line" }>,
  waitlist: Waitlist,
  people: readonly ListedAttendee[],
  ports: ServePorts,
  now: string,
): Promise<MoveAttempt> {
  const { requestId } = ports;
  const { sessionId } = waitlist.ledger;
  switch (task.kind) {
    case "offer-seats":
      return makeOffers(waitlist, people, ports, now);
    case "end-waitlist":
    case "clear-session": {
      const { lineClosesAt, state } = waitlist.ledger;
      const why =
        task.kind === "end-waitlist"
          ? ({ reason: "SESSION_STARTED", given: { lineClosesAt } } as const)
          : ({ reason: "SESSION_CANCELLED", given: { state } } as const);
      return ports.waitlist.release({ sessionId, people, ...why, now, freedAt: now, requestId });
    }
  }
}

async function makeOffers(
  waitlist: Waitlist,
  people: readonly ListedAttendee[],
  ports: ServePorts,
  now: string,
) {
  const { ledger, offerMinutes, quietHours } = waitlist;
  const quiet = spansFrom(quietHours, Date.parse(now), ports.quietSpans);
  const expiresAt = offerExpiresAt(ledger, offerMinutes, now, quiet);
  const how = isServedAlone(waitlist) ? await alone(waitlist, people, ports) : { as: serveAs(waitlist) };
  const offer = { waitlist, people, ...how, now, expiresAt, requestId: ports.requestId };
  const attempt = await ports.waitlist.offerSeats(offer);
  if (attempt.kind === "committed") ports.onOffered(offer);
  return attempt;
}

/** The day is read first, and the transaction proves it. */
async function alone(waitlist: Waitlist, [person]: readonly ListedAttendee[], ports: ServePorts) {
  const wanted = { sessionId: waitlist.ledger.sessionId, userId: person?.userId ?? "" };
  const { seen, conflicts } = await ports.waitlist.lookAtDay(wanted, ports.clock());
  const as = serveAs(waitlist, (await conflicts) ?? []);
  return { as, seen: as === "CONFIRMATION" ? seen : null };
}
