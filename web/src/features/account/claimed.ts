import { askedLately } from "../../identity/asked-lately.ts";

/** Asked once a day on each device, and at each sign-in. */
const claimed = askedLately("claimed", 24 * 3_600_000);

export const { remember: rememberClaimed, forget: forgetClaimed } = claimed;

/** The mail of an addition leads to a page that asks in any case (`?claim`). */
export const hasClaimed = (attendeeId: string, search: string, now?: number): boolean =>
  !new URLSearchParams(search).has("claim") && claimed.has(attendeeId, now);
