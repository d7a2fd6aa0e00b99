import * as z from "zod/mini";
import { SessionId } from "./values.ts";

/** The body of a message on the queue: look at this session's line. What else it may carry is ignored. */
export const Nudge = z.object({ sessionId: SessionId });
export type Nudge = z.infer<typeof Nudge>;
