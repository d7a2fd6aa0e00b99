import { isRemembered, ORGANIZES } from "../identity/remembered-organizer.ts";
import { browserStorage } from "../storage/browser-storage.ts";
import { noRole } from "./no-role.ts";

/**
 * Remembers for the next page, also in other tabs, whether the person organizes an event.
 * @param hasRole the person organizes an event, or serves its doors
 */
export function rememberOrganizer(attendeeId: string, organizes: boolean, hasRole = organizes): void {
  if (hasRole) noRole.forget();
  else noRole.remember(attendeeId);
  if (isRemembered(attendeeId) === organizes) return;
  if (!organizes) browserStorage.remove(ORGANIZES);
  else if (!browserStorage.write(ORGANIZES, attendeeId)) return;
  // The identity is read anew, as after a change in another tab. A browser tells only the others.
  dispatchEvent(new StorageEvent("storage", { key: null }));
}
