import * as z from "zod/mini";
import { Instant, NullableText, type Wire } from "../answers.ts";
import { ProblemDocument } from "../problem-document.ts";
import { Cursor, ofSession } from "../requests.ts";
import { Time } from "../values.ts";
import { DoorCounts } from "./door-members.ts";

/** A group that comes in together. */
const MAX_WALK_INS = 500;
export const MAX_CHECK_INS_PER_BATCH = 500;
/** 500 tickets with their ids and times. */
export const MAX_BATCH_BYTES = 512 * 1024;
const MAX_TICKET_LENGTH = 400;

const UserId = z.string().check(z.minLength(1), z.maxLength(256));
const CheckInId = z.uuid();
/** A device of a door makes it, and sends it in the header `x-door-device`. */
export const DeviceId = z.uuid();

/** Exactly one of `ticket`, `code`, `userId` and `walkIn` says who comes. */
export const CheckInBody = z
  .strictObject({
    /** The text of a QR code. */
    ticket: z.optional(z.string().check(z.minLength(1), z.maxLength(MAX_TICKET_LENGTH))),
    /** The code that a person says. Case, blanks and hyphens do not matter. */
    code: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
    userId: z.optional(UserId),
    /** People without an RSVP. */
    walkIn: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_WALK_INS))),
    /** The device makes it. The same one again changes nothing. */
    checkInId: CheckInId,
    /** The time on the clock of the device. */
    at: Time,
    /** Lets the person in although there is no seat. */
    anyway: z.optional(z.boolean()),
    /** Lets walk-ins in although people stand by. */
    skipStandby: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      ({ ticket, code, userId, walkIn }) =>
        [ticket, code, userId, walkIn].filter((each) => each !== undefined).length === 1,
      "exactly one of ticket, code, userId and walkIn",
    ),
  );
export type CheckInBody = z.infer<typeof CheckInBody>;

/** Check-ins that a device has kept. */
export const CheckInsBody = z.strictObject({
  /** The time on the clock of the device when it sends them. It corrects their times. */
  sentAt: Time,
  checkIns: z.array(CheckInBody).check(z.minLength(1), z.maxLength(MAX_CHECK_INS_PER_BATCH)),
});

/** A check-in: the id of a person, or that of the check-in of walk-ins. */
export const ofCheckIn = {
  params: z.extend(ofSession.params, { id: UserId }),
  unknown: ofSession.unknown,
} as const;

const NullableInstant = z.nullable(Instant);
const DoorPerson = z.strictObject({ userId: z.string(), name: NullableText });

export const CheckInAnswer = z.strictObject({
  outcome: z.enum(["CHECKED_IN", "ADMITTED", "WALKED_IN", "ALREADY_IN"]),
  /** Nothing has changed: the same check-in was carried out before, or the person was in. */
  already: z.boolean(),
  /** The person had lost their seat because they had not come, and has got one back, or is in without one. */
  afterRelease: z.optional(z.enum(["SEAT_BACK", "ANYWAY"])),
  /** `null`: walk-ins that nobody knows. */
  attendee: z.nullable(
    z.strictObject({
      userId: z.string(),
      name: NullableText,
      /** `null`: the person has no RSVP and was let in anyway. */
      status: z.nullable(z.enum(["CONFIRMED", "WAITLISTED", "OFFERED", "CANCELLED"])),
      standbyNumber: z.nullable(z.int()),
      checkedInAt: NullableInstant,
    }),
  ),
  /** When and by whom the people were let in. */
  at: NullableInstant,
  by: z.nullable(DoorPerson),
  counts: DoorCounts,
});
export type CheckInAnswer = Wire<typeof CheckInAnswer>;

/** In the order of the request. */
export const CheckInsAnswer = z.strictObject({
  receivedAt: Instant,
  results: z.array(
    z.union([
      z.extend(CheckInAnswer, { checkInId: z.string(), status: z.int() }),
      z.extend(ProblemDocument, { checkInId: z.string() }),
    ]),
  ),
});
export type CheckInsAnswer = Wire<typeof CheckInsAnswer>;

export const UndoneAnswer = z.strictObject({ undone: z.boolean(), counts: DoorCounts });
export type UndoneAnswer = Wire<typeof UndoneAnswer>;

export const DoorQuery = z.object({ cursor: z.optional(Cursor) });

/** What a device of the door needs to go on without a network. */
export const DoorAnswer = z.strictObject({
  session: z.strictObject({
    sessionId: z.string(),
    eventId: z.string(),
    title: z.string(),
    room: NullableText,
    startsAt: Instant,
    endsAt: Instant,
    state: z.enum(["OPEN", "CLOSED", "CANCELLED"]),
    kind: z.enum(["SESSION", "BOOTH"]),
    capacity: z.nullable(z.int()),
  }),
  counts: DoorCounts,
  grace: z.strictObject({
    /** `null`: seats do not wait for their people. */
    minutes: z.nullable(z.int()),
    noShowAt: NullableInstant,
    releasedAt: NullableInstant,
    heldBack: z.boolean(),
  }),
  /** People who stand by are called in the order of their numbers, up to this one. */
  calledTo: z.int(),
  /** Seats first, then offers, then the waitlist, each in order of time. */
  attendees: z.array(
    z.strictObject({
      userId: z.string(),
      name: NullableText,
      status: z.enum(["CONFIRMED", "OFFERED", "WAITLISTED"]),
      /** `null`: the person has no ticket yet. */
      ticketId: NullableText,
      code: NullableText,
      standbyNumber: z.nullable(z.int()),
      waitlistPosition: z.nullable(z.int()),
      checkedInAt: NullableInstant,
      checkedInBy: NullableText,
    }),
  ),
  /** They verify tickets (Ed25519), in base64url. */
  keys: z.array(z.strictObject({ keyId: z.string(), publicKey: z.string() })),
  asOf: Instant,
  nextCursor: NullableText,
});
export type DoorAnswer = Wire<typeof DoorAnswer>;
