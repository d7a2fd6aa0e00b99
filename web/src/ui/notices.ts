import { useSyncExternalStore } from "react";

export interface Notice {
  readonly id: number;
  readonly tone: "good" | "bad" | "plain";
  readonly text: string;
  readonly action?: { readonly label: string; act(): void } | undefined;
}

const LAST_SHOWN = 3;
let notices: readonly Notice[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Tells people what has happened, in a toast that screen readers announce. */
export function notify(tone: Notice["tone"], text: string, action?: Notice["action"]): void {
  change([...notices, { id: nextId++, tone, text, action }].slice(-LAST_SHOWN));
}

export function dismiss(id: number): void {
  change(notices.filter((notice) => notice.id !== id));
}

function change(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(subscribe, () => notices);
}

export function dismissAll(): void {
  change([]);
}
