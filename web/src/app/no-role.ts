import { askedLately } from "../identity/asked-lately.ts";

/** Whether it was found within the hour that the person has no role. Most people ask no more for their menu. */
export const noRole = askedLately("asked-roles", 3_600_000);
