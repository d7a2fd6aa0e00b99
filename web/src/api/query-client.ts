import { onlineManager, QueryClient } from "@tanstack/react-query";
import type { Keeper } from "./kept/keeper.ts";

/** The page keeps a public answer for this long before it asks the browser's cache again. */
const STALE_MS = 60_000;

/**
 * The query client keeps all answers of the service; no other part of a page keeps any.
 * @param keeper keeps them beyond the page. @default - they end with it
 */
export const createQueryClient = (keeper?: Keeper): QueryClient => {
  // The library would hear of a network only if it had heard that there was none.
  onlineManager.setOnline(navigator.onLine);
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      // A person who is offline is told so, rather than kept waiting.
      queries: {
        networkMode: "always",
        retry: false,
        staleTime: STALE_MS,
        refetchOnReconnect: "always",
        ...(keeper && {
          persister: (ask, context, query) => keeper.ask(client, query, () => ask(context)),
        }),
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
};
