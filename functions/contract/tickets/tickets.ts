import * as z from "zod/mini";
import { Instant, type Wire } from "../answers.ts";

/** One person's ticket for one event. */
export const TicketAnswer = z.strictObject({
  /** The signed text of the QR code. It has nothing personal. */
  ticket: z.string(),
  ticketId: z.string(),
  /** What the person says if the screen cannot be scanned. */
  code: z.string(),
  /** The key that verifies the text (Ed25519), in base64url. */
  publicKey: z.string(),
  keyId: z.string(),
  issuedAt: Instant,
});
export type TicketAnswer = Wire<typeof TicketAnswer>;

/** The ticket that is to be replaced. If it is so no longer, nothing changes. @default the present one */
export const ReplaceTicketBody = z._default(
  z.strictObject({ replaces: z.optional(z.string().check(z.regex(/^[\w-]{16}$/))) }),
  {},
);
