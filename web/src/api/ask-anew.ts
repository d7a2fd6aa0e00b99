import type { QueryClient, QueryFilters } from "@tanstack/react-query";

/**
 * Asks again for these answers, because something has changed. The query client joins a first request that is on its
 * way, whose answer may be older than the change: such a query is asked once more afterwards.
 */
export async function askAnew(client: QueryClient, filters: QueryFilters = {}): Promise<void> {
  const onTheirWay = client
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined);
  await Promise.allSettled([client.invalidateQueries(filters), ...onTheirWay.map(({ promise }) => promise)]);
  await client.invalidateQueries({ predicate: (query) => onTheirWay.includes(query) });
}

/** Drops requests for these answers that are on their way, and asks again. */
export async function askInstead(client: QueryClient, filters: QueryFilters): Promise<void> {
  await client.cancelQueries(filters);
  await client.invalidateQueries(filters);
}
