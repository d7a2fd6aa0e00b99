import { queryOptions } from "@tanstack/react-query";
import type { MyRolesAnswer } from "../../../functions/contract/roles.ts";
import { valueIn } from "./failure.ts";
import { type ApiAccess, requestJson } from "./request.ts";

/** The key has the person at the third place, as all that is theirs. */
const KEY = ["my-roles", ""] as const;

/** What the person may do in which event. It only leads to pages: the service decides anew each time. */
export const myRolesQuery = (access: ApiAccess, attendeeId: string) =>
  queryOptions({
    queryKey: [...KEY, attendeeId],
    queryFn: async ({ signal }) =>
      valueIn(await requestJson<MyRolesAnswer>(access, { path: "/api/me/roles", signal })),
  });

/** The roles have changed. */
export const myRolesKey = KEY;
