import * as z from "zod/mini";
import { Conflict, Instant, RsvpAnswer, SessionAnswer, type Wire } from "./answers.ts";
import { doorMembers } from "./door/door-members.ts";
import { InvalidTexts } from "./invalid-codes.ts";
import { PICTURE_FAULTS } from "./picture-faults.ts";
import { Problems } from "./problems.ts";

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]]);

/** What single codes add to a refusal. */
const members = {
  /** INVALID_REQUEST, INVALID_SCHEDULE */
  errors: z.optional(
    z.array(z.object({ path: z.string(), message: z.string(), code: z.optional(keysOf(InvalidTexts)) })),
  ),
  /** SESSION_FULL */
  capacity: z.optional(z.nullable(z.int())),
  taken: z.optional(z.int()),
  waiting: z.optional(z.int()),
  waitlistOpen: z.optional(z.boolean()),
  /** REGISTRATION_NOT_OPEN, REGISTRATION_CLOSED */
  registrationOpensAt: z.optional(z.nullable(Instant)),
  registrationClosesAt: z.optional(z.nullable(Instant)),
  /** REGISTRATION_CLOSED; INVALID_PICTURE; NO_PASSES_LEFT */
  reason: z.optional(z.enum(["SESSION_ENDED", "WAITLIST_CLOSED", ...PICTURE_FAULTS])),
  /** TIME_CONFLICT */
  conflicts: z.optional(z.array(Conflict)),
  /** Refusals at the door */
  ...doorMembers,
  /** RATE_LIMITED, in seconds */
  retryAfter: z.optional(z.int()),
  /** PRECONDITION_FAILED: the session; RSVP_CHANGED: the RSVP */
  current: z.optional(z.union([SessionAnswer, RsvpAnswer])),
};

/** The body of every refusal, with media type `application/problem+json` (RFC 9457). */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: keysOf(Problems),
  requestId: z.string(),
  ...members,
});
export type ProblemDocument = Wire<typeof ProblemDocument>;

export type ProblemMembers = Pick<ProblemDocument, keyof typeof members>;
