import * as z from "zod/mini";
import { Instant, type Wire } from "./answers.ts";
import { rule } from "./invalid-codes.ts";
import { Address } from "./roles.ts";
import { text, title } from "./values.ts";

export const MAX_NOTE_LENGTH = 500;
/** With what makes an id of it, it is as long as an id may be. */
export const MAX_ADDED_ADDRESS_LENGTH = 250;

/** Who is added: an address, or a person who has something in the event. */
export const AddAttendeeBody = z
  .strictObject({
    email: z.optional(Address.check(z.maxLength(MAX_ADDED_ADDRESS_LENGTH))),
    userId: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
    name: z.optional(z.nullable(title(100))),
    as: z.enum(["CONFIRMED", "WAITLISTED"]),
    /** If no seat may be given, the session gets one more. */
    overCapacity: z._default(z.boolean(), false),
    note: z._default(z.nullable(text(MAX_NOTE_LENGTH)), null),
  })
  .check(
    z.refine(({ email, userId }) => (email === undefined) !== (userId === undefined), {
      path: ["email"],
      error: rule("EMAIL_OR_USER_ID"),
    }),
  );
export type AddAttendeeBody = z.infer<typeof AddAttendeeBody>;

/** The note says why the person comes before others, and stays visible. */
export const OfferOutOfTurnBody = z.strictObject({
  note: title(MAX_NOTE_LENGTH),
  overCapacity: z._default(z.boolean(), false),
});

/** What waited for the person's address, and is theirs now. */
export const ClaimsAnswer = z.strictObject({
  claimed: z.array(
    z.strictObject({
      sessionId: z.string(),
      eventId: z.string(),
      status: z.enum(["CONFIRMED", "WAITLISTED", "OFFERED", "CANCELLED"]),
      rsvpAt: z.nullable(Instant),
    }),
  ),
  /** `false`: time ran out. The same request again goes on. */
  complete: z.boolean(),
});
export type ClaimsAnswer = Wire<typeof ClaimsAnswer>;
