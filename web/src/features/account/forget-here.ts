import { browserStorage, tabStorage } from "../../storage/browser-storage.ts";

/** Drops what this browser keeps for the person: news that they have seen, and copies of their answers. */
export async function forgetHere(): Promise<void> {
  browserStorage.clear();
  tabStorage.clear();
  if (!("caches" in globalThis)) return;
  const names = await caches.keys().catch(() => []);
  // The app's own files name nobody, and an open tab may still need them.
  await Promise.all(names.filter((name) => !name.includes("precache")).map((name) => caches.delete(name)));
}
