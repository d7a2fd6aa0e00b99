import * as z from "zod/mini";
import { Instant, type Wire } from "./answers.ts";

const MAX_CALLED_AT_ONCE = 500;

/** Calls the next people who stand by. */
export const CallNextBody = z.strictObject({
  places: z.int().check(z.minimum(1), z.maximum(MAX_CALLED_AT_ONCE)),
  /** The last number that the door has seen called. If another one has been called since, nothing is called. */
  after: z.optional(z.int().check(z.minimum(0))),
});

/** What a screen beside the door shows. It says nothing of people. */
export const StandbyAnswer = z.object({
  sessionId: z.string(),
  title: z.string(),
  room: z.nullable(z.string()),
  startsAt: Instant,
  endsAt: Instant,
  /** When seats of people who have not come are free for others. `null`: never. */
  noShowAt: z.nullable(Instant),
  /** When they were released. */
  releasedAt: z.nullable(Instant),
  /** People with numbers up to this one go to the door now. 0: nobody has been called. */
  calledTo: z.int(),
  /** The last number that has been given. */
  numberedTo: z.int(),
  waiting: z.int(),
  /** `null`: there is room for everybody. */
  free: z.nullable(z.int()),
  inside: z.int(),
  /** When this was read. */
  at: Instant,
});
export type StandbyAnswer = Wire<typeof StandbyAnswer>;

export const CalledAnswer = z.object({
  calledTo: z.int(),
  /** How many people this request has called. */
  called: z.int(),
  waiting: z.int(),
  free: z.nullable(z.int()),
});
export type CalledAnswer = Wire<typeof CalledAnswer>;

/** `asked`: the release begins within seconds. `released`: it has taken place before. */
export const ReleaseAnswer = z.object({
  state: z.enum(["ASKED", "RELEASED"]),
  releasedAt: z.nullable(Instant),
});
export type ReleaseAnswer = Wire<typeof ReleaseAnswer>;
