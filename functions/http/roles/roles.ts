import { ofEvent } from "../../contract/requests.ts";
import { ofRole, PutRoleBody, type RoleAnswer, type RolesAnswer } from "../../contract/roles.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, type Routes, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findEvent } from "../../store/programme/events.ts";
import { deleteRole, listRoles, putRole } from "../../store/roles/role-book.ts";
import { noSuchEvent } from "../seats/refusals.ts";

/** Who may do what in an event. The stream sends the invitations. */
export const roleRoutes = (access: Access<SignedInAttendee>, table: Table): Routes => ({
  "GET /api/events/{eventId}/roles": route({ access, ...ofEvent }, async ({ params: { eventId } }) => {
    const roles = await listRoles(table, eventId);
    if (roles.length === 0 && (await findEvent(table, eventId)) === null) return noSuchEvent(eventId);
    return json<RolesAnswer>(200, "OK", { roles }, PERSONAL);
  }),

  "PUT /api/events/{eventId}/roles/{email}": route(
    { access, ...ofRole, body: PutRoleBody },
    async ({ attendee, params, body: { role, name } }) => {
      const at = new Date().toISOString();
      const given = { ...params, role, name, invitedBy: attendee.name ?? attendee.email, at };
      const holder = await putRole(table, given);
      if (holder === null) return noSuchEvent(params.eventId);
      return json<RoleAnswer>(200, "ROLE_GIVEN", holder, PERSONAL);
    },
  ),

  "DELETE /api/events/{eventId}/roles/{email}": route(
    { access, ...ofRole },
    async ({ params: { eventId, email } }) => {
      await deleteRole(table, eventId, email);
      return { status: 204, outcome: "ROLE_TAKEN_AWAY", body: "" };
    },
  ),
});
