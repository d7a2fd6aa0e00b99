// The kill switch: put in place of worker.js, it removes the service worker and its files from all browsers.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(removeWorker()));

async function removeWorker() {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}
