import { useSyncExternalStore } from "react";
import type { Action } from "./actions.ts";

/** What somebody asked for too fast. It is carried out by itself, on whatever page they are by then. */
export interface Wish {
  readonly action: Action;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly busy: boolean;
}

interface Kept {
  readonly wishes: ReadonlyMap<string, Wish>;
  /** How many have been carried out since the page was loaded. */
  readonly done: number;
}

let kept: Kept = { wishes: new Map(), done: 0 };
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function set(sessionId: string, wish: Wish | undefined, done = kept.done): void {
  const wishes = new Map(kept.wishes);
  if (wish === undefined) wishes.delete(sessionId);
  else wishes.set(sessionId, wish);
  kept = { wishes, done };
  for (const listener of listeners) listener();
}

/** One for each session: a new wish takes the place of the one before. */
export function keepWish(
  sessionId: string,
  action: Action,
  seconds: number,
  carryOut: () => Promise<void>,
): void {
  dropWish(sessionId);
  const wish: Wish = { action, dueAt: Date.now() + seconds * 1_000, busy: false };
  set(sessionId, wish);
  const perform = async () => {
    const busy = { ...wish, busy: true };
    set(sessionId, busy);
    await carryOut();
    // Refused once more, it has been kept anew.
    const isOver = kept.wishes.get(sessionId) === busy;
    if (isOver) set(sessionId, undefined, kept.done + 1);
  };
  timers.set(sessionId, setTimeout(perform, seconds * 1_000));
}

export function dropWish(sessionId: string): void {
  clearTimeout(timers.get(sessionId));
  timers.delete(sessionId);
  if (kept.wishes.has(sessionId)) set(sessionId, undefined);
}

/** For a page that somebody else uses from now on. */
export function dropWishes(): void {
  for (const sessionId of kept.wishes.keys()) dropWish(sessionId);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useWish = (sessionId: string): Wish | undefined =>
  useSyncExternalStore(subscribe, () => kept.wishes.get(sessionId));

/** Another number after each wish that has been carried out. */
export const useWishesDone = (): number => useSyncExternalStore(subscribe, () => kept.done);
