import { useSyncExternalStore } from "react";
import { browserStorage } from "../storage/browser-storage.ts";

const KEY = "session-rsvp.seen";
const IDS_KEPT = 500;
let read: { readonly text: string | null; readonly ids: ReadonlySet<string> } | undefined;
const listeners = new Set<() => void>();

/** The id of a piece of news: what happened to an RSVP at a time. */
export const newsIdOf = (rsvpId: string, at: string): string => `${rsvpId}@${at}`;

export function markSeen(newsId: string): void {
  const ids = [...new Set([...seen(), newsId])].slice(-IDS_KEPT);
  // A browser without storage forgets it with the page.
  if (!browserStorage.write(KEY, JSON.stringify(ids)))
    read = { text: browserStorage.read(KEY), ids: new Set(ids) };
  for (const listener of listeners) listener();
}

/** Returns the same set until it changes. */
function seen(): ReadonlySet<string> {
  const text = browserStorage.read(KEY);
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
