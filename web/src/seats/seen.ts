import { useSyncExternalStore } from "react";

const KEY = "session-rsvp.seen";
const IDS_KEPT = 500;
let read: { readonly text: string | null; readonly ids: ReadonlySet<string> } | undefined;
const listeners = new Set<() => void>();

/** The id of a piece of news: what happened to an RSVP at a time. */
export const newsIdOf = (rsvpId: string, at: string): string => `${rsvpId}@${at}`;

export function markSeen(newsId: string): void {
  const ids = [...new Set([...seen(), newsId])].slice(-IDS_KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // A browser without storage forgets it with the page.
    read = { text: stored(), ids: new Set(ids) };
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
  if (read?.text !== text || read === undefined) read = { text, ids: new Set(idsIn(text)) };
  return read.ids;
}

function idsIn(text: string | null): string[] {
  try {
    const ids: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(ids) ? ids.map(String) : [];
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
