import * as z from "zod/mini";
import { SessionId } from "./values.ts";

/** The body of a nudge. It asks for a look at this session's waitlist. Other members are ignored. */
export const Nudge = z.object({ sessionId: SessionId });
export type Nudge = z.infer<typeof Nudge>;
