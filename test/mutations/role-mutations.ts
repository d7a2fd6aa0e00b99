import { dropped, type Mutation, replaced } from "./mutation.ts";

const roleBook = ["test/store/roles/role-book.test.ts"];
const invitations = ["test/store/roles/invitation-book.test.ts"];
const sending = ["test/core/roles/send-invitation.test.ts"];
const access = ["test/middleware/role-access.test.ts"];
const book = "functions/store/roles/role-book.ts";
const invitationBook = "functions/store/roles/invitation-book.ts";
const roleAccess = "functions/middleware/role-access.ts";

/** Who could do what without one of the conditions of roles, and who would get mails. */
export const roleMutations: readonly Mutation[] = [
  replaced(
    "roles: an event that does not exist gets a role",
    book,
    'ConditionExpression: "attribute_exists(PK)"',
    'ConditionExpression: "attribute_exists(PK) OR attribute_not_exists(PK)"',
    roleBook,
  ),
  replaced(
    "roles: the event's list does not have a new role",
    book,
    "    roleWrite(roleListingKey(eventId, email), given),\n",
    "",
    roleBook,
  ),
  replaced(
    "roles: a role that is taken away still counts",
    book,
    "[deletion(roleKey(email, eventId)), deletion",
    "[deletion",
    roleBook,
  ),
  replaced(
    "roles: a role that is taken away is still listed",
    book,
    ", deletion(roleListingKey(eventId, email))]",
    "]",
    roleBook,
  ),
  replaced(
    "roles: an erased account keeps its roles",
    "functions/store/account/forget-person.ts",
    "if (email !== null) await forgetRoles",
    "if (email === userId) await forgetRoles",
    roleBook,
  ),
  replaced(
    "roles: the door may organize",
    roleAccess,
    'hasOneOf(["ORGANIZER"], ',
    'hasOneOf(["ORGANIZER", "DOOR"], ',
    access,
  ),
  replaced(
    "roles: everybody with a role serves the door",
    roleAccess,
    "roles.includes(role)",
    "true",
    access,
  ),
  replaced(
    "roles: an id that is none is looked for",
    roleAccess,
    " || !EventId.safeParse(eventId).success",
    "",
    access,
  ),
  replaced(
    "roles: an address that is not verified counts",
    "functions/middleware/signed-in-attendee.ts",
    "isVerified(claims.email_verified) ?",
    "claims.email !== undefined ?",
    access,
  ),
  replaced(
    "roles: the beginning of a long address counts",
    "functions/middleware/signed-in-attendee.ts",
    "claim.length <= MAX_ADDRESS_LENGTH ? shortened(claim, claim.length)",
    "claim.length > 0 ? shortened(claim, MAX_ADDRESS_LENGTH)",
    ["test/middleware/http-function.test.ts"],
  ),
  replaced(
    "roles: a draft is shown to organizers of other events",
    "functions/http/programme/drafts.ts",
    "return attendee !== null && may.mayOrganize(attendee, eventId);",
    'return eventId !== "" && attendee !== null && may.mayOrganize(attendee, "39c3");',
    ["test/http/programme/draft-access.test.ts"],
  ),
  dropped(
    "invitations: one mail in an hour",
    invitationBook,
    "(attribute_not_exists(mailedAt) OR mailedAt <= :hourAgo)",
    invitations,
  ),
  dropped(
    "invitations: one function at a time",
    invitationBook,
    "(attribute_not_exists(leaseEndsAt) OR leaseEndsAt <= :now)",
    invitations,
  ),
  replaced(
    "invitations: any change of a role asks for a mail",
    invitationBook,
    "if (before?.askedAt === item.askedAt) return null;",
    "",
    invitations,
  ),
  replaced(
    "invitations: a mail that failed takes the hour",
    "functions/core/roles/send-invitation.ts",
    'outcome.kind === "sent" ? book.finish(ref) : book.giveBack(ref)',
    "book.finish(ref)",
    sending,
  ),
  replaced(
    "invitations: a role that is gone is told",
    "functions/core/roles/send-invitation.ts",
    "if (invitation === null) return GONE;",
    "if (invitation === undefined) return GONE;",
    sending,
  ),
];
