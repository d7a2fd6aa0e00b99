import { entityTag, isKnown } from "../../middleware/entity-tags.ts";
import type { HttpEvent } from "../../middleware/http-event.ts";
import type { Reply } from "../../middleware/reply.ts";

/** @param file the name, if a browser saves it */
export const calendarHeaders = (file: string) => ({
  "content-type": "text/calendar; charset=utf-8",
  "content-disposition": `inline; filename="${file}"`,
});

/** A person's own calendar. No cache on the way keeps it, and no other site learns its address. */
export function myCalendarReply(text: string, file: string, headers: HttpEvent["headers"]): Reply {
  const etag = entityTag(text);
  const kept = { "cache-control": "private, no-cache", "referrer-policy": "no-referrer", etag };
  if (isKnown(etag, headers["if-none-match"]))
    return { status: 304, outcome: "NOT_MODIFIED", headers: kept, body: "" };
  return { status: 200, outcome: "OK", headers: { ...calendarHeaders(file), ...kept }, body: text };
}
