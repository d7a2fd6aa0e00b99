import { hashKey, type QueryKey, type QueryState, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";

/**
 * Reads a part of an answer that is kept, and asks for nothing. An agenda has many such readers, and an observer for
 * each of them would take most of the time that a card takes.
 * @param read must give the same object as long as nothing has changed
 */
export function useCached<Data, Part>(
  key: QueryKey,
  read: (state: QueryState<Data> | undefined) => Part,
): Part {
  const cache = useQueryClient().getQueryCache();
  const hash = hashKey(key);
  const subscribe = useCallback(
    (changed: () => void) =>
      cache.subscribe(({ query }) => {
        if (query.queryHash === hash) changed();
      }),
    [cache, hash],
  );
  const part = () => read(cache.get<Data>(hash)?.state);
  return useSyncExternalStore(subscribe, part, part);
}
