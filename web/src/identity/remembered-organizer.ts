import { stored } from "./asked-lately.ts";

export const ORGANIZES = "organizes";

/** Whether this person organized an event when their roles were read last. No token says so; the service decides anyway. */
export const isRemembered = (attendeeId: unknown): boolean =>
  stored(() => localStorage.getItem(ORGANIZES)) === attendeeId;
