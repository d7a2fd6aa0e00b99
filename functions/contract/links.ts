import * as z from "zod/mini";
import { RsvpAnswer, type Wire } from "./answers.ts";
import type { ProblemCode } from "./problems.ts";

/** What a link of a mail says. It is signed, so nobody else can make one. */
export const LinkClaims = z.object({
  act: z.enum(["accept", "decline", "unsubscribe"]),
  /** The person. */
  sub: z.string(),
  /** The session. */
  ses: z.string(),
  /** The time of the offer (ISO, UTC), so that the link is for this one alone. */
  off: z.optional(z.string()),
});
export type LinkClaims = z.infer<typeof LinkClaims>;

/** A link of a mail. Its last part is a signed token. */
export const ofLink = {
  params: z.object({ token: z.string().check(z.maxLength(2_000), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)) }),
  unknown: "LINK_NOT_FOUND" satisfies ProblemCode,
} as const;

/** What a link would do, and whether it still can. */
export const LinkAnswer = z.object({
  act: LinkClaims.shape.act,
  canAct: z.boolean(),
  eventId: z.string(),
  eventTitle: z.string(),
  timeZone: z.string(),
  session: z.object({
    sessionId: z.string(),
    title: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    room: z.nullable(z.string()),
  }),
  /** What the person has in the session now. */
  rsvp: z.nullable(RsvpAnswer),
});
export type LinkAnswer = Wire<typeof LinkAnswer>;

export const LinkDoneAnswer = z.object({
  outcome: z.enum(["OFFER_ACCEPTED", "OFFER_DECLINED", "UNSUBSCRIBED", "NOTHING_TO_ANSWER"]),
  rsvp: z.nullable(RsvpAnswer),
});
export type LinkDoneAnswer = Wire<typeof LinkDoneAnswer>;
