// What requests may say of a session. `visitMinutes` is of booths alone.

import * as z from "zod/mini";
import { MAX_LENGTH, MAX_SPEAKERS } from "./limits.ts";
import { Capacity, GraceMinutes, Time, text, title } from "./values.ts";

export const programme = {
  abstract: z.nullable(text(MAX_LENGTH.abstract)),
  type: z.nullable(text(MAX_LENGTH.type)),
  track: z.nullable(text(MAX_LENGTH.track)),
  room: z.nullable(text(MAX_LENGTH.room)),
  language: z.nullable(text(MAX_LENGTH.language)),
  speakers: z.array(z.strictObject({ name: title(MAX_LENGTH.speaker) })).check(z.maxLength(MAX_SPEAKERS)),
  /** Whether people are asked how it was. */
  feedback: z.boolean(),
};

export const visitMinutes = z.int().check(z.minimum(1), z.maximum(24 * 60));

export const registration = {
  capacity: Capacity,
  state: z.enum(["OPEN", "CLOSED", "CANCELLED"]),
  registrationOpensAt: z.nullable(Time),
  registrationClosesAt: z.nullable(Time),
  waitlistPolicy: z.enum(["OFFER", "AUTO_CONFIRM"]),
  offerMinutes: z.int().check(z.minimum(1), z.maximum(7 * 24 * 60)),
  graceMinutes: GraceMinutes,
};

export const times = { startsAt: Time, endsAt: Time };
