import { ofRole, PutRoleBody, type Role } from "../../../../functions/contract/roles.ts";
import { validate } from "../../../../functions/contract/validation.ts";
import type { RoleChange } from "../../api/organizer/roles.ts";
import { peopleMessages as text } from "../../messages/organizer/people-messages.ts";
import { fieldErrorsOf } from "../../organizer/field-errors.ts";
import type { Checked } from "../../organizer/use-submit.ts";

/** An invitation as its form has it. */
export interface InviteDraft {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** The door first: it may do least. */
export const ROLES = ["DOOR", "ORGANIZER"] as const satisfies readonly Role[];
export const NEW_INVITE: InviteDraft = { email: "", name: "", role: "DOOR" };

export interface Invite {
  readonly email: string;
  readonly body: RoleChange;
}

export function checkInvite(eventId: string, { email, name, role }: InviteDraft): Checked<Invite> {
  const address = validate(ofRole.params, { eventId, email }, "body");
  const body = { role, ...(name.trim() !== "" && { name }) };
  const checked = validate(PutRoleBody, body, "body");
  const errors = {
    ...(checked.valid ? {} : fieldErrorsOf(checked.errors)),
    ...(address.valid ? {} : { email: text.notAnAddress }),
  };
  if (!address.valid || !checked.valid) return { ok: false, errors };
  return { ok: true, body: { email: address.value.email, body } };
}
