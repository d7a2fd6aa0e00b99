import type { ServiceFunction } from "../constructs/service-function.ts";
import type { Wiring } from "./wiring.ts";

/** What organizers ask for. The pictures of events have a function of their own, because only it may use their bucket. */
export function serveOrganizers({
  api,
  table,
  waitlist,
  authority,
  addFunction,
}: Wiring): Record<"pictures", ServiceFunction> {
  // An HTTP API waits at most 30 s.
  const organizer = addFunction("http/organizer", 1024, 29);
  table.allowOrganizing(organizer);
  waitlist.allowNudging(organizer);
  authority.allowKnowingOrganizers(organizer);
  api.route(organizer, "signed-in", [
    "PUT /api/events/{eventId}",
    "PUT /api/events/{eventId}/schedule",
    "GET /api/events/{eventId}/figures",
    "GET /api/events/{eventId}/figures/attendance",
    "GET /api/events/{eventId}/figures/over-time",
    "POST /api/events/{eventId}/sessions",
    "PATCH /api/sessions/{sessionId}",
    "GET /api/events/{eventId}/roster",
    "GET /api/events/{eventId}/mail-stops",
    "GET /api/sessions/{sessionId}/roster",
    "POST /api/sessions/{sessionId}/roster",
    "POST /api/sessions/{sessionId}/roster/{userId}/offer",
    "GET /api/sessions/{sessionId}/booth",
    "DELETE /api/sessions/{sessionId}/roster/{userId}",
    "POST /api/events/{eventId}/messages",
    "GET /api/events/{eventId}/messages",
    "GET /api/events/{eventId}/messages/{messageId}",
    "GET /api/events/{eventId}/roles",
    "PUT /api/events/{eventId}/roles/{email}",
    "DELETE /api/events/{eventId}/roles/{email}",
    "PATCH /api/events/{eventId}/sessions",
    "POST /api/events/{eventId}/sessions/undo",
    "PUT /api/events/{eventId}/registration",
    "POST /api/sessions/{sessionId}/duplicate",
    "DELETE /api/sessions/{sessionId}",
    "POST /api/sessions/{sessionId}/move",
    "GET /api/events/{eventId}/feedback",
    "GET /api/sessions/{sessionId}/feedback/summary",
  ]);

  // A cover has two megabytes, which are read, checked and written.
  const pictures = addFunction("http/pictures", 512, 20);
  table.allowShowingPictures(pictures);
  table.allowKnowingRoles(pictures);
  authority.allowKnowingOrganizers(pictures);
  api.route(pictures, "signed-in", [
    "POST /api/events/{eventId}/pictures",
    "PUT /api/events/{eventId}/pictures/{use}",
    "DELETE /api/events/{eventId}/pictures/{use}",
  ]);
  return { pictures };
}
