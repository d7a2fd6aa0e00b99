import { randomUUID } from "node:crypto";
import type { Functions } from "../functions/functions.ts";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../template/account.ts";
import type { Schedule } from "./schedule.ts";

/** The longest wait of a Node timer; longer ones fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

type Clock = Pick<Functions, "invoke" | "clockOffsetMs">;

/**
 * Plays EventBridge Scheduler for one schedule, by the functions' clock: at once, then once a period. Runs
 * may overlap.
 */
export class ScheduleRunner {
  #schedule: Schedule;
  #functions: Clock;
  #dueAt: number;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(schedule: Schedule, functions: Clock) {
    this.#schedule = schedule;
    this.#functions = functions;
    this.#dueAt = this.#now();
    this.look();
  }

  /** Runs what is due, once even if several periods have passed, and sets the timer again. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const late = this.#now() - this.#dueAt;
    if (late >= 0) {
      const { arn, functionName, periodMs, input = ownEvent(arn, new Date(this.#dueAt)) } = this.#schedule;
      this.#dueAt += periodMs * (Math.floor(late / periodMs) + 1);
      // The pool logs failures; the next run is the retry.
      void this.#functions.invoke(functionName, input);
    }
    this.#timer = setTimeout(() => this.look(), Math.min(MAX_TIMER_MS, this.#dueAt - this.#now()));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #now(): number {
    return Date.now() + this.#functions.clockOffsetMs;
  }
}

function ownEvent(arn: string, scheduledAt: Date): string {
  return JSON.stringify({
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.scheduler",
    account: LOCAL_ACCOUNT,
    time: `${scheduledAt.toISOString().slice(0, 19)}Z`,
    region: LOCAL_REGION,
    resources: [arn],
    detail: "{}",
  });
}
