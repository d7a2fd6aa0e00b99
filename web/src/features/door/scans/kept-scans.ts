import { createStore, del, entries, set, type UseStore } from "idb-keyval";
import type { Scan } from "./scan.ts";

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore("session-rsvp-door", "scans");
  return opened;
};

/** @returns false if the browser keeps nothing */
export const keepScan = (scan: Scan): Promise<boolean> =>
  set(scan.checkInId, scan, store()).then(
    () => true,
    () => false,
  );

export const forgetScan = (checkInId: string): Promise<void> =>
  del(checkInId, store()).catch(() => undefined);

/** Those of one person, in the order in which they were made. Another person's stay until that person is here again. */
export async function keptScans(personId: string): Promise<Scan[]> {
  const all = await entries<string, Scan>(store()).catch(() => []);
  return all
    .map(([, scan]) => scan)
    .filter((scan) => scan.personId === personId)
    .sort((a, b) => a.at.localeCompare(b.at));
}
