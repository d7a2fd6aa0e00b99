import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useApiAccess } from "../api/api-access-context.ts";
import { myRolesQuery } from "../api/my-roles.ts";
import { useIdentity } from "../identity/identity.ts";
import { isRemembered } from "../identity/remembered-organizer.ts";
import { rememberOrganizer } from "./known-roles.ts";
import { noRole } from "./no-role.ts";

export interface Organizing {
  /** Owners may do everything in every event. */
  readonly owner: boolean;
  /** The events that the person may organize. Of owners it is empty. */
  readonly eventIds: readonly string[];
  /** They may do so for the doors of an event at least. */
  readonly servesDoors: boolean;
}

const OWNER: Organizing = { owner: true, eventIds: [], servesDoors: true };

interface Asking {
  /** What was found within the hour is enough, if the person organizes nothing. */
  readonly forMenu?: boolean;
}

/** What the signed-in person may organize. The tokens of owners say it; all others are asked for. */
export function useOrganizing({ forMenu = false }: Asking = {}) {
  const { identity } = useIdentity();
  const attendee = identity.status === "signed-in" ? identity.attendee : undefined;
  const id = attendee?.id ?? "";
  const isOwner = attendee?.organizer === true && !isRemembered(id);
  const { data, error, refetch } = useQuery({
    ...myRolesQuery(useApiAccess(), id),
    enabled: attendee !== undefined && !isOwner && !(forMenu && noRole.has(id)),
  });
  const organizing: Organizing | undefined = isOwner
    ? OWNER
    : data && {
        owner: data.owner,
        eventIds: data.roles.filter(({ role }) => role === "ORGANIZER").map(({ eventId }) => eventId),
        servesDoors: data.owner || data.roles.length > 0,
      };
  const organizes = data && !data.owner ? (organizing?.eventIds.length ?? 0) > 0 : undefined;
  const hasRole = organizing?.servesDoors;
  useEffect(() => {
    if (organizes !== undefined) rememberOrganizer(id, organizes, hasRole);
  }, [id, organizes, hasRole]);
  return { organizing, error: organizing === undefined ? error : null, refetch };
}

/** Tells whether the person may organize the event; without one, whether they may organize any. */
export const mayOrganize = ({ owner, eventIds }: Organizing, eventId: string | undefined): boolean =>
  owner || (eventId === undefined ? eventIds.length > 0 : eventIds.includes(eventId));
