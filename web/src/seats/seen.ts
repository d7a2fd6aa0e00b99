import { useSyncExternalStore } from "react";

const KEY = "session-rsvp.seen";
const MARKS_KEPT = 500;
let read: { readonly text: string | null; readonly marks: ReadonlySet<string> } | undefined;
const listeners = new Set<() => void>();

/** Identifies, for this browser, what happened to an RSVP at a time. */
export const markOf = (rsvpId: string, at: string): string => `${rsvpId}@${at}`;

export function markSeen(mark: string): void {
  const marks = [...new Set([...seen(), mark])].slice(-MARKS_KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(marks));
  } catch {
    // A browser without storage forgets it with the page.
    read = { text: stored(), marks: new Set(marks) };
  }
  for (const listener of listeners) listener();
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Returns the same set until it changes. */
function seen(): ReadonlySet<string> {
  const text = stored();
  if (read?.text !== text || read === undefined) read = { text, marks: new Set(marksIn(text)) };
  return read.marks;
}

function marksIn(text: string | null): string[] {
  try {
    const marks: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(marks) ? marks.map(String) : [];
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of the same browser may change the seen news.
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

export const useSeen = (): ReadonlySet<string> => useSyncExternalStore(subscribe, seen);
