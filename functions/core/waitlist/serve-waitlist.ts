import type { Pause } from "../pause.ts";
import { type WaitlistTask, waitlistTask } from "../seats/ledger.ts";
import { serveStandby } from "../standby/serve-standby.ts";
import type { StandbyTask } from "../standby/standby.ts";
import type { StandbyBook } from "../standby/standby-book.ts";
import { NextOnWaitlist } from "./next-on-waitlist.ts";
import { type StepPorts, stepFor } from "./waitlist-step.ts";

export interface ServePorts extends StepPorts {
  readonly standby: StandbyBook;
  readonly clock: () => Date;
  readonly pause: Pause;
  /** Waits for the index. */
  readonly rest: (ms: number) => Promise<void>;
  /** Tells whether there is time for another step. */
  readonly hasTime: () => boolean;
}

const MAX_STEPS_PER_RUN = 10;

const isAtDoor = (task: WaitlistTask): task is StandbyTask =>
  ["number-line", "tell-called", "release-no-shows"].includes(task.kind);

/**
 * Looks at a session and does the work of its waitlist step by step. It returns `true` when nothing is left,
 * and `false` when it used its share and needs another look. It acts on what it sees, not on the message, so
 * repeated, late or simultaneous runs do no harm. It throws if it makes no progress.
 */
export async function serveWaitlist(sessionId: string, ports: ServePorts): Promise<boolean> {
  const next = new NextOnWaitlist(ports.waitlist);
  /** The run has changed something, or knows of another person that it must leave out. */
  let hasMoved = false;
  let steps = 0;
  while (steps < MAX_STEPS_PER_RUN && ports.hasTime()) {
    const waitlist = await ports.waitlist.findWaitlist(sessionId);
    const now = ports.clock().toISOString();
    const task = waitlist && waitlistTask(waitlist.ledger, now);
    if (!task) return true;
    if (isAtDoor(task)) {
      const done = await serveStandby(task, waitlist.ledger, ports);
      if (done === "rest") return true;
      if (done === "moved") {
        hasMoved = true;
        steps += 1;
      } else if (!(await ports.pause())) break;
      continue;
    }
    const listed = task.kind === "close-line" ? [] : await next.pick(task, waitlist, now);
    if (!ports.hasTime()) break;
    const allPassed = task.kind === "offer-seats" && next.haveAllPassed(waitlist);
    const catchesUpInMs = task.kind === "close-line" ? 0 : next.catchesUpInMs(now);
    if (listed.length === 0 && catchesUpInMs > 0 && !allPassed) {
      await ports.rest(catchesUpInMs);
      continue;
    }
    const step = await stepFor(task, waitlist, listed, ports, now);
    if (step.paused !== undefined) {
      next.leaveOut(step.paused);
      hasMoved = true;
      continue;
    }
    if (step.people.length === 0 && allPassed && !step.isLast) return true;
    const attempt = await step.take();
    if (attempt.kind === "committed") {
      if (step.isLast) return true;
      hasMoved = true;
    }
    next.forget(step.people, attempt);
    if (attempt.kind !== "unsettled") steps += 1;
    else if (!(await ports.pause())) break;
  }
  if (!hasMoved)
    throw new Error(
      `other requests keep the waitlist of ${sessionId} locked, or the index does not show it yet`,
    );
  return false;
}
