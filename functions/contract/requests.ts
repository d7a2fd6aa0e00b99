import * as z from "zod/mini";
import { rule } from "./invalid-codes.ts";
import {
  LATEST_DAY_CHANGE,
  MAX_CHANGE_MINUTES,
  MAX_DESCRIPTION_LENGTH,
  MAX_EVENT_TITLE_LENGTH,
  MAX_FILE_NAME_LENGTH,
  MAX_LENGTH,
  MAX_VENUE_LENGTH,
} from "./limits.ts";
import { OnOffer } from "./on-offer.ts";
import type { ProblemCode } from "./problems.ts";
import { QuietHours } from "./quiet-hours.ts";
import { programme, registration, times, visitMinutes } from "./session-fields.ts";
import { Color, EventId, GraceMinutes, SessionId, Time, TimeZone, text, title } from "./values.ts";

export const MAX_SCHEDULE_BYTES = 6 * 1024 * 1024;
export const MAX_BODY_BYTES = 64 * 1024;

/** A path that names an event or a session. A malformed id counts as unknown. */
export const ofEvent = {
  params: z.object({ eventId: EventId }),
  unknown: "EVENT_NOT_FOUND" satisfies ProblemCode,
} as const;
export const ofSession = {
  params: z.object({ sessionId: SessionId }),
  unknown: "SESSION_NOT_FOUND" satisfies ProblemCode,
} as const;

/** The last part of a calendar link: its secret, and the ending that calendar programs look for. */
export const ofCalendar = {
  params: z.object({ file: z.string().check(z.regex(/^[\w-]{43}\.ics$/)) }),
  unknown: "CALENDAR_NOT_FOUND" satisfies ProblemCode,
} as const;

/** A person on a session's roster. */
export const ofAttendee = {
  params: z.extend(ofSession.params, { userId: z.string().check(z.minLength(1), z.maxLength(256)) }),
  unknown: ofSession.unknown,
} as const;

/** A path that names an event to create or change. A malformed id is the caller's mistake. */
export const toEvent = { params: ofEvent.params } as const;

/** Another session of the same event: what the person has there is given up for the seat. */
const SwapFor = z.optional(SessionId);

export const PutRsvpBody = z._default(
  z.strictObject({
    ifFull: z._default(z.enum(["REJECT", "WAITLIST"]), "REJECT"),
    /** With WAITLIST: what happens when a seat comes. Without it, it stays as it is. */
    onOffer: z.optional(OnOffer),
    swapFor: SwapFor,
  }),
  { ifFull: "REJECT" },
);

/** Two to five different sessions of the event, the most wanted first. */
export const AnyOfBody = z.strictObject({
  sessionIds: z.array(SessionId).check(z.minLength(2), z.maxLength(5)),
  /** What happens when a seat comes in a session that the person joins. */
  onOffer: z.optional(OnOffer),
});

export const AcceptOfferBody = z._default(z.strictObject({ swapFor: SwapFor }), {});

const DayChange = z
  .int(rule("NOT_A_DAY_CHANGE"))
  .check(z.minimum(0, rule("NOT_A_DAY_CHANGE")), z.maximum(LATEST_DAY_CHANGE, rule("NOT_A_DAY_CHANGE")));

export const PutEventBody = z
  .strictObject({
    title: title(MAX_EVENT_TITLE_LENGTH),
    timeZone: TimeZone,
    startsAt: Time,
    endsAt: Time,
    accentColor: z._default(z.nullable(Color), null),
    /** A field that is absent from here on stays as it is. */
    quietHours: z.optional(z.nullable(QuietHours)),
    conflictPolicy: z.optional(z.enum(["ALLOW", "WARN", "BLOCK"])),
    changeMinutes: z.optional(z.int().check(z.minimum(0), z.maximum(MAX_CHANGE_MINUTES))),
    graceMinutes: z.optional(GraceMinutes),
    venue: z.optional(z.nullable(title(MAX_VENUE_LENGTH))),
    description: z.optional(z.nullable(text(MAX_DESCRIPTION_LENGTH))),
    dayChange: z.optional(DayChange),
    /** Whether people are asked how its sessions were. */
    feedback: z.optional(z.boolean()),
    published: z.optional(z.boolean()),
    /** An event may be sent back as it was read. Only imports set this field, and only uploads the pictures. */
    lastImport: z.optional(z.unknown()),
    registrationClosed: z.optional(z.unknown()),
    logoUrl: z.optional(z.unknown()),
    coverUrl: z.optional(z.unknown()),
  })
  .check(
    z.refine((event) => event.startsAt < event.endsAt, {
      path: ["endsAt"],
      error: rule("ENDS_BEFORE_START"),
    }),
  );

const flag = (value: "true" | "false") => z._default(z.enum(["true", "false"]), value);

export const ImportQuery = z.object({
  dryRun: flag("false"),
  publish: flag("true"),
  fileName: z.optional(text(MAX_FILE_NAME_LENGTH)),
  /** It applies if neither the file nor the event has a time zone. */
  timeZone: z.optional(TimeZone),
});

const Kind = z.enum(["SESSION", "BOOTH"]);

const createdSession = z.strictObject({
  title: title(MAX_LENGTH.title),
  kind: z._default(Kind, "SESSION"),
  /** A booth without hours of its own is open while the event is. */
  startsAt: z.optional(Time),
  endsAt: z.optional(Time),
  abstract: z._default(programme.abstract, null),
  type: z._default(programme.type, null),
  track: z._default(programme.track, null),
  room: z._default(programme.room, null),
  language: z._default(programme.language, null),
  speakers: z._default(programme.speakers, []),
  capacity: z._default(registration.capacity, null),
  state: z._default(registration.state, "OPEN"),
  registrationOpensAt: z._default(registration.registrationOpensAt, null),
  registrationClosesAt: z._default(registration.registrationClosesAt, null),
  waitlistPolicy: z._default(registration.waitlistPolicy, "OFFER"),
  /** @default - 60 for a session, 5 for a booth */
  offerMinutes: z.optional(registration.offerMinutes),
  feedback: z.optional(programme.feedback),
  /** `null`: as the event says. */
  graceMinutes: z.optional(registration.graceMinutes),
  /** How long a person may stay in a booth. @default - 60 */
  visitMinutes: z.optional(visitMinutes),
});

type Created = z.infer<typeof createdSession>;
const needed = (time: "startsAt" | "endsAt") =>
  z.refine<Created>((created) => created.kind === "BOOTH" || created[time] !== undefined, {
    path: [time],
    error: rule("NEEDS_TIMES"),
  });

export const CreateSessionBody = createdSession.check(
  needed("startsAt"),
  needed("endsAt"),
  z.refine<Created>(({ kind, visitMinutes }) => kind === "BOOTH" || visitMinutes === undefined, {
    path: ["visitMinutes"],
    error: rule("NOT_A_BOOTH"),
  }),
);

/** Of the booth's code, as its QR code has it. A waiting person joins the line unless they say otherwise. */
export const PutVisitBody = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  ifFull: z._default(z.enum(["REJECT", "WAITLIST"]), "WAITLIST"),
  /** Another booth of the same event, which the person leaves once they are inside. */
  leave: z.optional(SessionId),
});

export const PatchSessionBody = z
  .partial(
    z.strictObject({ title: title(MAX_LENGTH.title), ...times, ...programme, ...registration, visitMinutes }),
  )
  .check(z.refine((patch) => Object.keys(patch).length > 0, rule("NOTHING_TO_CHANGE")));

/** An agenda of many sessions is a fraction as long without its abstracts. */
export const SessionsQuery = z.object({ abstracts: z._default(z.enum(["whole", "omit"]), "whole") });

export const PatchSessionQuery = z.object({ dryRun: flag("false") });

export const pageSize = (usual: number, most: number) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,2}$/, `1 to ${most}`)),
      z.pipe(
        z.transform((value: string) => Number(value)),
        z.int().check(z.maximum(most)),
      ),
    ),
    usual,
  );

export const Cursor = z.string().check(z.maxLength(2_000), z.regex(/^[A-Za-z0-9_-]+$/));

/** One session, or all. */
export const FiguresOverTimeQuery = z.object({ sessionId: z.optional(SessionId) });

/** What the rows of a CSV file are. */
export const AttendanceQuery = z.object({
  by: z._default(z.enum(["session", "room", "day", "event"]), "session"),
});

export const EventRosterQuery = z.object({ cursor: z.optional(Cursor) });

export const RosterQuery = z.object({
  status: z._default(z.enum(["CONFIRMED", "OFFERED", "WAITLISTED"]), "CONFIRMED"),
  limit: pageSize(100, 500),
  cursor: z.optional(Cursor),
});
