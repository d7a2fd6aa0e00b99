import * as z from "zod/mini";
import { MAX_ADDRESS_LENGTH, spelled } from "./address.ts";
import { Instant, NullableText, type Wire } from "./answers.ts";
import { EventId, title } from "./values.ts";

export const Role = z.enum(["ORGANIZER", "DOOR"]);
export type Role = z.infer<typeof Role>;

/** Only letters of ASCII, because SES takes no others. */
export const Address = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(MAX_ADDRESS_LENGTH)),
    z.transform((address: string) => spelled(address)),
  ),
  z.email("an e-mail address"),
);

/** The role of an address in an event. A malformed address is the caller's mistake. */
export const ofRole = { params: z.object({ eventId: EventId, email: Address }) } as const;

export const PutRoleBody = z.strictObject({
  role: Role,
  /** What the others call the person. A field that is absent stays as it is. */
  name: z.optional(z.nullable(title(100))),
});

export const RoleAnswer = z.strictObject({
  email: z.string(),
  role: Role,
  name: NullableText,
  invitedAt: Instant,
  /** The name of the person who invited them, as far as it is known. */
  invitedBy: NullableText,
});
export type RoleAnswer = Wire<typeof RoleAnswer>;

/** In the order of the addresses. */
export const RolesAnswer = z.strictObject({ roles: z.array(RoleAnswer) });
export type RolesAnswer = Wire<typeof RolesAnswer>;

export const MyRolesAnswer = z.strictObject({
  /** Whether the person may do everything in every event. Owners need no roles. */
  owner: z.boolean(),
  roles: z.array(z.strictObject({ eventId: z.string(), title: z.string(), role: Role })),
});
export type MyRolesAnswer = Wire<typeof MyRolesAnswer>;
