/** What a person may do in one event: everything that its organizers do, or what its door needs. */
export type Role = "ORGANIZER" | "DOOR";

/** An address with a role, as the event lists it. */
export interface RoleHolder {
  readonly email: string;
  readonly role: Role;
  readonly name: string | null;
  /** ISO, UTC. */
  readonly invitedAt: string;
  readonly invitedBy: string | null;
}
