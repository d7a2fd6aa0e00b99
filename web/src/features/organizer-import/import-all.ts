import type { Failure } from "../../api/failure.ts";
import type { ImportAnswer } from "../../api/organizer/answers.ts";
import { sendSchedule } from "../../api/organizer/send-schedule.ts";
import type { ApiAccess } from "../../api/request.ts";
import { isBusy } from "../../organizer/failure-text.ts";

/** A file with the organizer's choices for it. */
export interface Chosen {
  readonly file: File;
  readonly timeZone?: string;
  readonly publish?: boolean;
}

export interface Progress {
  /** The part of the file that this request has sent, from 0 to 1. */
  readonly sent: number;
  /** The number of sessions. */
  readonly done: number;
  readonly total: number;
  /** Seconds until the next attempt while the service is busy; else 0. */
  readonly waitSeconds: number;
}

export type ImportEnd =
  | { readonly kind: "answered"; readonly answer: ImportAnswer }
  | { readonly kind: "stopped"; readonly progress: Progress }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface ImportOptions {
  readonly access: ApiAccess;
  readonly eventId: string;
  readonly chosen: Chosen;
  readonly dryRun: boolean;
  /** Stops before the next request: the service finishes what it has begun. */
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** The limit of consecutive steps without progress, such as busy answers. */
const MAX_VAIN_STEPS = 6;
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 30;

/** Sends the same request until the import is complete, and waits while the service is busy. */
export async function importAll(options: ImportOptions): Promise<ImportEnd> {
  const { access, eventId, chosen, dryRun, signal, onProgress } = options;
  let progress: Progress = { sent: 0, done: 0, total: 0, waitSeconds: 0 };
  const tell = (change: Partial<Progress>) => {
    progress = { ...progress, ...change };
    onProgress(progress);
  };
  for (let vain = 0; ; ) {
    const onSent = (sent: number) => tell({ sent });
    const answer = await sendSchedule(access, { eventId, ...chosen, dryRun, onSent });
    if (answer.ok && (dryRun || answer.value.complete)) return { kind: "answered", answer: answer.value };
    vain = answer.ok && answer.value.done > progress.done ? 0 : vain + 1;
    if (!answer.ok && (!isBusy(answer.failure) || dryRun || vain >= MAX_VAIN_STEPS)) {
      return { kind: "failed", failure: answer.failure };
    }
    if (answer.ok) tell({ done: answer.value.done, total: answer.value.total });
    if (vain >= MAX_VAIN_STEPS) return { kind: "failed", failure: { kind: "unavailable" } };
    if (!signal.aborted && vain > 0) {
      tell({ waitSeconds: waitOf(vain, answer.ok ? undefined : answer.failure) });
      await wait(progress.waitSeconds, signal);
      tell({ waitSeconds: 0 });
    }
    if (signal.aborted) return { kind: "stopped", progress };
    tell({ sent: 0 });
  }
}

function waitOf(vain: number, failure: Failure | undefined): number {
  const said = failure && isBusy(failure) ? failure.retryAfterSeconds : undefined;
  return Math.min(LONGEST_WAIT_SECONDS, said ?? FIRST_WAIT_SECONDS * 2 ** (vain - 1));
}

function wait(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1_000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
