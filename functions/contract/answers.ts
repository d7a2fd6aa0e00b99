import * as z from "zod/mini";

const NullableText = z.nullable(z.string());

export const EventAnswer = z.strictObject({
  eventId: z.string(),
  title: z.string(),
  timeZone: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
});

export const SessionAnswer = z.strictObject({
  sessionId: z.string(),
  eventId: z.string(),
  title: z.string(),
  abstract: NullableText,
  type: NullableText,
  track: NullableText,
  room: NullableText,
  language: NullableText,
  speakers: z.array(z.strictObject({ name: z.string() })),
  startsAt: z.string(),
  endsAt: z.string(),
  state: z.enum(["OPEN", "CLOSED", "CANCELLED"]),
  capacity: z.nullable(z.int()),
  taken: z.int(),
  waiting: z.int(),
  seatsLeft: z.nullable(z.int()),
  registrationOpensAt: NullableText,
  registrationClosesAt: NullableText,
  lineClosesAt: z.string(),
  waitlistPolicy: z.enum(["OFFER", "AUTO_CONFIRM"]),
  offerMinutes: z.int(),
});

export const RsvpAnswer = z.strictObject({
  rsvpId: z.string(),
  sessionId: z.string(),
  eventId: z.string(),
  userId: z.string(),
  status: z.enum(["CONFIRMED", "WAITLISTED", "OFFERED", "CANCELLED"]),
  rsvpAt: NullableText,
  cancelledAt: NullableText,
  cancelReason: z.nullable(
    z.enum([
      "ATTENDEE",
      "OFFER_DECLINED",
      "OFFER_EXPIRED",
      "SESSION_CANCELLED",
      "SESSION_STARTED",
      "ORGANIZER",
    ]),
  ),
  waitlistedAt: NullableText,
  /** 1 is the next to be served; beyond a thousand it is not counted. */
  waitlistPosition: z.nullable(z.union([z.int(), z.literal("1000+")])),
  offeredAt: NullableText,
  offerExpiresAt: NullableText,
});

const NamedSession = z.object({ sessionId: z.string(), title: z.string() });

/** Not strict, for the import command reads it from services that may be newer than itself. */
export const ImportAnswer = z.object({
  dryRun: z.boolean(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  withCapacity: z.int(),
  warnings: z.array(z.string()),
  addedSessions: z.array(NamedSession),
  changedSessions: z.array(z.extend(NamedSession, { fields: z.array(z.string()) })),
  removedSessions: z.array(NamedSession),
});

export type ImportAnswer = z.infer<typeof ImportAnswer>;
