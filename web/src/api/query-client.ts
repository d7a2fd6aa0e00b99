import { QueryClient } from "@tanstack/react-query";

/** The page keeps a public answer for this long before it asks the browser's cache again. */
const STALE_MS = 60_000;

/** The query client keeps all answers of the service; no other part keeps any. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // A person who is offline is told so, rather than kept waiting.
      queries: { networkMode: "always", retry: false, staleTime: STALE_MS, refetchOnReconnect: "always" },
      mutations: { networkMode: "always" },
    },
  });
