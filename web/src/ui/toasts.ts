import { useSyncExternalStore } from "react";

export interface Toast {
  readonly id: number;
  readonly tone: "good" | "bad" | "plain";
  readonly text: string;
  readonly action?:
    | {
        readonly label: string;
        act(): void;
        /** How long the toast stays, in milliseconds. @default - as all toasts */
        readonly forMs?: number;
      }
    | undefined;
  /** The session that the toast promises something about. */
  readonly about?: string | undefined;
}

let shown: Toast | undefined;
let nextId = 1;
const listeners = new Set<() => void>();

/**
 * Tells people what has happened, in a toast that screen readers announce. Only the last one stays: older
 * ones may no longer be true.
 */
export function showToast(
  tone: Toast["tone"],
  text: string,
  action?: Toast["action"],
  about?: Toast["about"],
): void {
  change({ id: nextId++, tone, text, action, about });
}

/** Removes the toast if it promises something about this session. */
export function withdraw(about: string): void {
  if (shown?.about === about) change(undefined);
}

export function dismiss(id: number): void {
  if (shown?.id === id) change(undefined);
}

function change(next: Toast | undefined): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useToast = (): Toast | undefined => useSyncExternalStore(subscribe, () => shown);

export function dismissAll(): void {
  change(undefined);
}
