import { browserStorage } from "../storage/browser-storage.ts";

export const ORGANIZES = "organizes";

/** Whether this person organized an event when their roles were read last. No token says so; the service decides anyway. */
export const isRemembered = (attendeeId: unknown): boolean => browserStorage.read(ORGANIZES) === attendeeId;
