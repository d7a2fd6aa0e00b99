import type { TicketSecret } from "../constructs/ticket-secret.ts";
import type { Wiring } from "./wiring.ts";

/** The doors of sessions. People with the role of the door reach nothing else. */
export function serveDoors(
  { api, table, waitlist, authority, addFunction }: Wiring,
  secret: TicketSecret,
): void {
  // An HTTP API waits at most 30 s, and a batch has five hundred check-ins.
  const door = addFunction("http/door", 1024, 29);
  table.allowServingDoors(door);
  table.allowKnowingRoles(door);
  waitlist.allowNudging(door);
  authority.allowKnowingOrganizers(door);
  secret.allowVerifying(door);
  api.route(door, "signed-in", [
    "GET /api/sessions/{sessionId}/door",
    "POST /api/sessions/{sessionId}/check-ins",
    "POST /api/sessions/{sessionId}/check-ins/batch",
    "DELETE /api/sessions/{sessionId}/check-ins/{id}",
  ]);
}
