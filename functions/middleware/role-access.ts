import { spelled } from "../contract/address.ts";
import type { Role } from "../contract/roles.ts";
import { EventId } from "../contract/values.ts";
import type { HttpEvent } from "./http-event.ts";
import { isRefusal, type Refusal } from "./reply.ts";
import { type Access, signedIn } from "./route.ts";
import type { SignedInAttendee } from "./signed-in-attendee.ts";

/** Finds the role of an address in an event. The address is spelled as roles are stored. */
export type FindRole = (email: string, eventId: string) => Promise<Role | null>;

/** What a signed-in person may do. This is the only place that decides it. Owners may do everything in every event. */
export interface Permissions {
  mayOrganize(attendee: SignedInAttendee, eventId: string): Promise<boolean>;
  /** Organizers and people of the door let people in. */
  mayServeDoor(attendee: SignedInAttendee, eventId: string): Promise<boolean>;
}

/** Owners are members of `group`, and cause no read. A role belongs to an address that the issuer has verified. */
export function permissions(group: string, findRole: FindRole): Permissions {
  const isOwner = ({ groups }: SignedInAttendee) => groups.includes(group);
  async function hasOneOf(roles: readonly Role[], attendee: SignedInAttendee, eventId: string) {
    if (isOwner(attendee)) return true;
    // A malformed id is that of no event, and may be too long for a key.
    if (attendee.email === null || !EventId.safeParse(eventId).success) return false;
    const role = await findRole(spelled(attendee.email), eventId);
    return role !== null && roles.includes(role);
  }
  return {
    mayOrganize: (attendee, eventId) => hasOneOf(["ORGANIZER"], attendee, eventId),
    mayServeDoor: (attendee, eventId) => hasOneOf(["ORGANIZER", "DOOR"], attendee, eventId),
  };
}

const forbidden = (who: string): Refusal => ({
  code: "FORBIDDEN",
  detail: `Only ${who} of this event may do this.`,
});

/** Lets organizers of the event through that the path names, by its id or by one of its sessions. */
export const organizersOf = ({ mayOrganize }: Permissions): Access<SignedInAttendee> =>
  ifAllowed(mayOrganize, forbidden("organizers"));

/** The same for people of the door. */
export const doorOf = ({ mayServeDoor }: Permissions): Access<SignedInAttendee> =>
  ifAllowed(mayServeDoor, forbidden("organizers and people of the door"));

const ifAllowed =
  (may: Permissions["mayOrganize"], refusal: Refusal): Access<SignedInAttendee> =>
  async (event) => {
    const access = await signedIn(event);
    if (isRefusal(access)) return access;
    return (await may(access.attendee, eventIdIn(event))) ? access : refusal;
  };

/** The id of a session begins with that of its event. */
function eventIdIn({ pathParameters }: HttpEvent): string {
  const { eventId, sessionId = "" } = pathParameters ?? {};
  return eventId ?? sessionId.split(".")[0] ?? "";
}
