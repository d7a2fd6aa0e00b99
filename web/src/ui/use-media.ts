import { useSyncExternalStore } from "react";

const lists = new Map<string, MediaQueryList>();

/** Browsers take long to make a list, so each query has one. */
function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? matchMedia(query);
  lists.set(query, list);
  return list;
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      listOf(query).addEventListener("change", changed);
      return () => listOf(query).removeEventListener("change", changed);
    },
    () => listOf(query).matches,
  );
}
