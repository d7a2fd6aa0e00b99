import { useSyncExternalStore } from "react";
import { withdraw } from "../../ui/toasts.ts";
import type { Action } from "./actions.ts";

/** A request that is sent later by itself, on any page that is open then. */
export type Wish = TooFast | WithoutNetwork;

interface TooFast {
  readonly action: Action;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly busy: boolean;
}

/** There was no network. It is kept beyond the page. */
interface WithoutNetwork {
  readonly action: "cancel" | "leave";
  readonly dueAt: "online";
  readonly busy: boolean;
  forget(): void;
}

let kept: ReadonlyMap<string, Wish> = new Map();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function set(sessionId: string, wish: Wish | undefined): void {
  const wishes = new Map(kept);
  if (wish === undefined) wishes.delete(sessionId);
  else wishes.set(sessionId, wish);
  kept = wishes;
  for (const listener of listeners) listener();
}

/** Each session has one wish: a new wish replaces the old one. */
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
    // If it was refused again, a new wish has replaced it.
    if (kept.get(sessionId) === busy) set(sessionId, undefined);
  };
  timers.set(sessionId, setTimeout(perform, seconds * 1_000));
}

/** Shows a request that is kept until there is a network, beyond the page. */
export function showKept(
  sessionId: string,
  action: WithoutNetwork["action"],
  busy: boolean,
  forget: () => void,
): void {
  // The toast that promises it stays.
  clearTimeout(timers.get(sessionId));
  timers.delete(sessionId);
  set(sessionId, { action, dueAt: "online", busy, forget });
}

/** The person takes the request back. */
export function undoWish(sessionId: string): void {
  const wish = kept.get(sessionId);
  if (wish?.dueAt === "online") wish.forget();
  dropWish(sessionId);
}

export function dropWish(sessionId: string): void {
  clearTimeout(timers.get(sessionId));
  timers.delete(sessionId);
  withdraw(sessionId);
  if (kept.has(sessionId)) set(sessionId, undefined);
}

let persons = 0;

/** @returns tells whether the person who uses the page now still does */
export function personNow(): () => boolean {
  const person = persons;
  return () => person === persons;
}

/** Another person uses the page from now on. */
export function dropWishes(): void {
  persons += 1;
  for (const sessionId of kept.keys()) dropWish(sessionId);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useWish = (sessionId: string): Wish | undefined =>
  useSyncExternalStore(subscribe, () => kept.get(sessionId));
