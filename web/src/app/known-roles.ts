import { isRemembered, ORGANIZES } from "../identity/remembered-organizer.ts";

const ASKED = "asked-roles";
const AN_HOUR_MS = 3_600_000;

/** Whether it was found within the hour that the person has no role. Most people ask no more for their menu. */
export function hasNoRole(attendeeId: string, now = Date.now()): boolean {
  const [at = "", ...id] = (localStorage.getItem(ASKED) ?? "").split(" ");
  return id.join(" ") === attendeeId && Math.abs(now - Number(at)) < AN_HOUR_MS;
}

/**
 * Remembers for the next page, also in other tabs, whether the person organizes an event.
 * @param hasRole the person organizes an event, or serves its doors
 */
export function rememberOrganizer(attendeeId: string, organizes: boolean, hasRole = organizes): void {
  if (hasRole) localStorage.removeItem(ASKED);
  else localStorage.setItem(ASKED, `${Date.now()} ${attendeeId}`);
  if (isRemembered(attendeeId) === organizes) return;
  if (organizes) localStorage.setItem(ORGANIZES, attendeeId);
  else localStorage.removeItem(ORGANIZES);
  // The identity is read anew, as after a change in another tab. A browser tells only the others.
  dispatchEvent(new StorageEvent("storage", { key: null }));
}
