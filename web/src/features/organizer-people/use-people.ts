import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RoleAnswer } from "../../../../functions/contract/roles.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { myRolesKey } from "../../api/my-roles.ts";
import { organizerKeys } from "../../api/organizer/keys.ts";
import { deleteRole, putRole, rolesQuery } from "../../api/organizer/roles.ts";
import type { Invite } from "./invite-draft.ts";

export type Holder = RoleAnswer;

/** The people with a role in an event, and how that changes. After each attempt the list is read anew, also if its answer was lost. */
export function usePeople(eventId: string) {
  const access = useApiAccess();
  const client = useQueryClient();
  const readAnew = async () => {
    // The person may have changed their own role.
    await Promise.all(
      [organizerKeys.roles(eventId), myRolesKey].map((queryKey) => askAnew(client, { queryKey })),
    );
  };
  const { mutateAsync: give } = useMutation({
    mutationFn: ({ email, body }: Invite) => putRole(access, eventId, email, body),
    onSettled: readAnew,
  });
  const { mutateAsync: takeAway } = useMutation({
    mutationFn: ({ email }: Pick<Holder, "email">) => deleteRole(access, eventId, email),
    onSettled: readAnew,
  });
  return { list: useQuery(rolesQuery(access, eventId)), give, takeAway };
}
