import { useLayoutEffect, useSyncExternalStore } from "react";

/** The ids of the sessions whose open offers the page itself shows, with a button that accepts. */
let shown: readonly string[] = [];
const listeners = new Set<() => void>();

function show(sessionIds: readonly string[]): void {
  shown = sessionIds;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that the page answers these offers itself, so that no card repeats them beside it. */
export function useShowsOffers(sessionIds: readonly string[]): void {
  const key = sessionIds.join(" ");
  useLayoutEffect(() => {
    show(key === "" ? [] : key.split(" "));
    return () => show([]);
  }, [key]);
}

export const usePageOffers = (): readonly string[] => useSyncExternalStore(subscribe, () => shown);
