import * as z from "zod/mini";
import { SessionId } from "./values.ts";

/** The body of a nudge. It asks for a look at this session's waitlist. Other members are ignored. */
export const Nudge = z.object({
  sessionId: SessionId,
  /** Requests meet conflicts, so the session's ledger should be dealt first. */
  crowded: z.optional(z.boolean()),
});
export type Nudge = z.infer<typeof Nudge>;
