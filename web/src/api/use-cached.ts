import { type QueryKey, type QueryState, useQueryClient } from "@tanstack/react-query";
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
  const client = useQueryClient();
  const subscribe = useCallback(
    (changed: () => void) =>
      client.getQueryCache().subscribe(({ type }) => {
        if (type === "updated" || type === "added" || type === "removed") changed();
      }),
    [client],
  );
  const part = () => read(client.getQueryState<Data>(key));
  return useSyncExternalStore(subscribe, part, part);
}
