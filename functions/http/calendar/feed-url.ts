import type { HttpEvent } from "../../middleware/http-event.ts";

/**
 * The address under which calendar programs find a person's calendar.
 *
 * @param website undefined: there is none, so calendars ask the API where this request did
 */
export const feedUrl = (website: string | undefined, { requestContext }: HttpEvent, secret: string): string =>
  `${website ?? `https://${requestContext.domainName}`}/api/calendar/${secret}.ics`;
