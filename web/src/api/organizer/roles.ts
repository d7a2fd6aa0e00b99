import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { type PutRoleBody, RoleAnswer, RolesAnswer } from "../../../../functions/contract/roles.ts";
import { type Answer, valueIn } from "../failure.ts";
import { eventPath } from "../queries.ts";
import { type ApiAccess, request } from "../request.ts";
import { requestChecked } from "./checked.ts";
import { organizerKeys } from "./keys.ts";

const rolePath = (eventId: string, email: string) =>
  `${eventPath(eventId)}/roles/${encodeURIComponent(email)}`;

export const rolesQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: organizerKeys.roles(eventId),
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const path = `${eventPath(eventId)}/roles`;
      return valueIn(await requestChecked(access, { path, signal }, RolesAnswer)).roles;
    },
  });

export type RoleChange = z.input<typeof PutRoleBody>;

export const putRole = (
  access: ApiAccess,
  eventId: string,
  email: string,
  body: RoleChange,
): Promise<Answer<RoleAnswer>> =>
  requestChecked(access, { method: "PUT", path: rolePath(eventId, email), body }, RoleAnswer);

export const deleteRole = (access: ApiAccess, eventId: string, email: string): Promise<Answer<unknown>> =>
  request(access, { method: "DELETE", path: rolePath(eventId, email) });
