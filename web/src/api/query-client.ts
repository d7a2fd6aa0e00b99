import { QueryClient } from "@tanstack/react-query";

/** What everybody reads is at most this much older than its copy in the browser's cache. */
const STALE_MS = 60_000;

/** Everything that comes from the service is kept here, and nowhere else. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // A person who is offline is told so, rather than kept waiting.
      queries: { networkMode: "always", retry: false, staleTime: STALE_MS, refetchOnReconnect: "always" },
      mutations: { networkMode: "always" },
    },
  });
