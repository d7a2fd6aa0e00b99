/// <reference lib="webworker" />
import { clientsClaim } from "workbox-core";
import { matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { NetworkFirst } from "workbox-strategies";
import { iconPath } from "../../../functions/contract/app-icon.ts";
import { NOT_OF_THE_APP, openPage } from "./open-page.ts";
import { listenForPush } from "./push-events.ts";

declare const self: ServiceWorkerGlobalScope & {
  readonly __SHELL__: { readonly url: string; readonly revision: string | null }[];
};

/** A phone in a crowded hall says that it is online, and gets no answer. */
const PATIENCE_SECONDS = 2;

// It keeps files of the app, and nothing that the API answers: the page keeps that, for one person each.
// A new worker waits until all tabs are closed (no skipWaiting), so the files of open tabs stay.
precacheAndRoute(self.__SHELL__);

// A tab that was opened after a deployment may still have the worker of before, which does not know its files.
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith("/assets/"),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

// It says who signs people in: without it the page would not know who is here.
const CONFIG = "/config.json";
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname === CONFIG,
  new NetworkFirst({ cacheName: "config", networkTimeoutSeconds: PATIENCE_SECONDS }),
);
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open("config").then((cache) => cache.add(CONFIG)));
});

// The newest page if there is a network, so that no deployment depends on what is kept here.
registerRoute(
  new NavigationRoute(
    ({ request, event }) =>
      openPage({
        fromNetwork: async () => (await (event as FetchEvent).preloadResponse) ?? (await fetch(request)),
        kept: () => matchPrecache("/index.html"),
        patienceMs: PATIENCE_SECONDS * 1_000,
      }),
    { denylist: NOT_OF_THE_APP },
  ),
);

self.addEventListener("activate", (event) => {
  event.waitUntil(self.registration.navigationPreload?.enable() ?? Promise.resolve());
});
// The first worker takes over the tabs that were opened before it, so that they find their parts offline.
clientsClaim();

// The colour is that of public/icon.svg.
listenForPush(self, { icon: iconPath("#2b4a9b", "round", 192), badge: "/badge.png" });
