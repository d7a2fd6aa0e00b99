import * as z from "zod/mini";
import { DisplacedAnswer, Instant, type Wire } from "./answers.ts";
import { rule } from "./invalid-codes.ts";
import { MAX_LENGTH, MAX_SHIFT_MINUTES } from "./limits.ts";
import { programme, registration } from "./session-fields.ts";
import { SessionId } from "./values.ts";

/** The most sessions that a request names one by one, so that its body stays short enough. */
export const MAX_NAMED_SESSIONS = 500;

const Name = (maxLength: number) => z.string().check(z.minLength(1, rule("EMPTY")), z.maxLength(maxLength));

/** Sessions for which all of these are true. */
const Where = z
  .strictObject({
    room: z.optional(Name(MAX_LENGTH.room)),
    track: z.optional(Name(MAX_LENGTH.track)),
    /** A day on the clocks of the event, which ends at its day change. */
    day: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, rule("NOT_A_DAY")))),
    sessionIds: z.optional(z.array(SessionId).check(z.minLength(1), z.maxLength(MAX_NAMED_SESSIONS))),
    /** Every session of the event. */
    all: z.optional(z.literal(true)),
  })
  .check(z.refine((where) => Object.keys(where).length > 0, rule("NO_SESSIONS_NAMED")));

/** What these sessions get. A field that is absent stays as it is. */
const SetFields = z
  .strictObject({
    state: z.optional(registration.state),
    capacity: z.optional(registration.capacity),
    room: z.optional(programme.room),
    track: z.optional(programme.track),
    registrationOpensAt: z.optional(registration.registrationOpensAt),
    registrationClosesAt: z.optional(registration.registrationClosesAt),
    waitlistPolicy: z.optional(registration.waitlistPolicy),
    offerMinutes: z.optional(registration.offerMinutes),
    /** Start and end move by this many minutes: later, or earlier if it is negative. */
    shiftMinutes: z.optional(z.int().check(z.minimum(-MAX_SHIFT_MINUTES), z.maximum(MAX_SHIFT_MINUTES))),
  })
  .check(z.refine((set) => Object.keys(set).length > 0, rule("NOTHING_TO_CHANGE")));

/** The client chooses it, so that a repeated request changes no session twice. It is also the undo token. */
const ChangeId = z.guid().check(z.toLowerCase());

export const PatchSessionsBody = z.strictObject({
  changeId: ChangeId,
  where: Where,
  set: SetFields,
  dryRun: z._default(z.boolean(), false),
});
export type PatchSessionsBody = z.input<typeof PatchSessionsBody>;

export const UndoBody = z.strictObject({ undo: ChangeId });

/** Opens or closes all registration of an event. */
export const RegistrationBody = z.strictObject({ closed: z.boolean() });

export const MoveBody = z.strictObject({
  /** Another session of the same event. */
  to: SessionId,
  dryRun: z._default(z.boolean(), false),
});

const ManyResult = z.enum([
  /** In a dry run: it would be. */
  "CHANGED",
  /** It already is as the request asks. */
  "UNCHANGED",
  /** It is cancelled, and only a change of this session alone opens or closes it. */
  "CANCELLED",
  /** It would end before it starts, or close before it opens. */
  "INVALID",
  "NOT_FOUND",
  /** Time ran out. The same request again continues. */
  "LEFT",
]);

export const ManyChangedAnswer = z.object({
  dryRun: z.boolean(),
  /** If false, the same request again continues. */
  complete: z.boolean(),
  done: z.int(),
  total: z.int(),
  results: z.array(z.object({ sessionId: z.string(), title: z.string(), result: ManyResult })),
  displaced: z.array(DisplacedAnswer),
  /** Pairs of sessions that now overlap but have too many people to compare. */
  notCompared: z.int(),
  /** `null`: nothing can be undone, because nothing was changed, or because sessions were cancelled. */
  undo: z.nullable(z.object({ token: z.string(), until: Instant })),
});
export type ManyChangedAnswer = Wire<typeof ManyChangedAnswer>;

export const UndoneAnswer = z.object({
  complete: z.boolean(),
  results: z.array(
    z.object({
      sessionId: z.string(),
      title: z.string(),
      /** `CHANGED_SINCE`: somebody has changed it after that, so it stays as it is. */
      result: z.enum(["UNDONE", "CHANGED_SINCE", "LEFT"]),
    }),
  ),
});
export type UndoneAnswer = Wire<typeof UndoneAnswer>;

/** In a dry run: what would happen now. Otherwise: what this request has done. */
export const MovedAnswer = z.object({
  dryRun: z.boolean(),
  /** If false, and `left` is not 0, the same request again continues. */
  complete: z.boolean(),
  from: z.object({ sessionId: z.string(), title: z.string() }),
  to: z.object({ sessionId: z.string(), title: z.string() }),
  /** People who get a seat. */
  seated: z.int(),
  /** People who had a seat or an offer and join the waitlist, because no seat is free. */
  joined: z.int(),
  /** People who waited and wait there. */
  waiting: z.int(),
  /** People who keep what they have there already. */
  kept: z.int(),
  /** People who stay, because no seat is free and the waitlist there is closed. */
  stayed: z.int(),
  /** People who are still in the first session. */
  left: z.int(),
});
export type MovedAnswer = Wire<typeof MovedAnswer>;
