import * as z from "zod/mini";
import { OnOffer } from "./on-offer.ts";

/** The type of an answer. Nobody changes an answer, so all of it is readonly. */
export type Wire<Schema extends z.ZodMiniType> = Deep<z.infer<Schema>>;
type Deep<T> = T extends object ? { readonly [Key in keyof T]: Deep<T[Key]> } : T;

export const HealthAnswer = z.strictObject({ status: z.literal("ok") });
export type HealthAnswer = Wire<typeof HealthAnswer>;

/** A time: ISO 8601, UTC. */
export const Instant = z.string();
const NullableInstant = z.nullable(Instant);
export const NullableText = z.nullable(z.string());
const SessionKind = z.enum(["SESSION", "BOOTH"]);
export const SessionState = z.enum(["OPEN", "CLOSED", "CANCELLED"]);

const LastImport = z.object({
  fileName: NullableText,
  at: Instant,
  complete: z.boolean(),
  done: z.int(),
  total: z.int(),
});

export const EventAnswer = z.strictObject({
  eventId: z.string(),
  title: z.string(),
  timeZone: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  accentColor: NullableText,
  /** The time of an offer does not run down in these hours. `null`: it always runs. */
  quietHours: z._default(z.nullable(z.object({ from: z.string(), to: z.string() })), null),
  /** What a person gets who has a seat in a session at that time: no word, a word, or a refusal. */
  conflictPolicy: z._default(z.enum(["ALLOW", "WARN", "BLOCK"]), "WARN"),
  /** The minutes that people need from one room to another. */
  changeMinutes: z._default(z.int(), 0),
  /** The minutes after a start in which seats wait for their people. `null`: they wait until the end. */
  graceMinutes: z._default(z.nullable(z.int()), null),
  /** Where the conference takes place. */
  venue: z._default(NullableText, null),
  /** What the conference is, in Markdown. */
  description: z._default(NullableText, null),
  /** When a conference day ends: minutes after midnight, on the clocks of the event. */
  dayChange: z._default(z.int(), 0),
  /** Whether people are asked how its sessions were. Absent: they are. */
  feedback: z.optional(z.boolean()),
  /** Paths at the website's address. A picture at such a path never changes. */
  logoUrl: z._default(NullableText, null),
  coverUrl: z._default(NullableText, null),
  /** If true, all sessions are closed to attendees, whatever their own state. */
  registrationClosed: z._default(z.boolean(), false),
  /** If false, the event is a draft that only organizers see. */
  published: z._default(z.boolean(), true),
  lastImport: z._default(z.nullable(LastImport), null),
});
export type EventAnswer = Wire<typeof EventAnswer>;

/** A web application manifest: an event's pages as an app of their own. */
export const ManifestAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  short_name: z.string(),
  start_url: z.string(),
  scope: z.string(),
  display: z.literal("standalone"),
  theme_color: z.string(),
  background_color: z.string(),
  icons: z.array(
    z.strictObject({
      src: z.string(),
      sizes: z.string(),
      type: z.string(),
      purpose: z.enum(["any", "maskable"]),
    }),
  ),
});
export type ManifestAnswer = Wire<typeof ManifestAnswer>;

/** In order of start. */
export const EventsAnswer = z.strictObject({ events: z.array(EventAnswer) });
export type EventsAnswer = Wire<typeof EventsAnswer>;

export const SessionAnswer = z.strictObject({
  sessionId: z.string(),
  eventId: z.string(),
  /** A booth has no time slot: its times are the hours in which it is open. */
  kind: SessionKind,
  title: z.string(),
  abstract: NullableText,
  type: NullableText,
  track: NullableText,
  room: NullableText,
  language: NullableText,
  speakers: z.array(z.strictObject({ name: z.string() })),
  startsAt: Instant,
  endsAt: Instant,
  state: SessionState,
  capacity: z.nullable(z.int()),
  taken: z.int(),
  waiting: z.int(),
  seatsLeft: z.nullable(z.int()),
  registrationOpensAt: NullableInstant,
  registrationClosesAt: NullableInstant,
  lineClosesAt: Instant,
  waitlistPolicy: z.enum(["OFFER", "AUTO_CONFIRM"]),
  offerMinutes: z.int(),
  /** Whether people are asked how it was. Absent: they are, unless the event asks nobody. */
  feedback: z.optional(z.boolean()),
  /** The session's own grace. Absent: that of its event. */
  graceMinutes: z.optional(z.nullable(z.int())),
  /** From then on seats of people who have not come go to people who stand by. Absent: never. */
  noShowAt: z.optional(Instant),
  /** How long a person may stay in a booth. `null`: it is no booth. */
  visitMinutes: z.nullable(z.int()),
  /** The slot before the last change of start, end or room. */
  movedFrom: z.nullable(
    z.strictObject({ startsAt: Instant, endsAt: Instant, room: NullableText, movedAt: Instant }),
  ),
  /** It changes with programme and rules, but not with seats. A change sends it in `If-Match`. */
  version: z.string(),
});
export type SessionAnswer = Wire<typeof SessionAnswer>;

/** In order of start. Abstracts are shortened if the whole answer would be too long. */
export const SessionsAnswer = z.strictObject({ sessions: z.array(SessionAnswer) });
export type SessionsAnswer = Wire<typeof SessionsAnswer>;

/** A session in a list that was asked for with `abstracts=omit`. */
export const AgendaSessionAnswer = z.omit(SessionAnswer, { abstract: true });

export type AgendaSessionAnswer = Wire<typeof AgendaSessionAnswer>;

export const AgendaAnswer = z.strictObject({ sessions: z.array(AgendaSessionAnswer) });

export type AgendaAnswer = Wire<typeof AgendaAnswer>;

/** How full each session of an event is, and nothing of people. */
export const SeatsAnswer = z.strictObject({
  eventId: z.string(),
  /** When this was read. */
  at: Instant,
  seats: z.array(
    z.strictObject({
      sessionId: z.string(),
      state: SessionState,
      capacity: z.nullable(z.int()),
      taken: z.int(),
      waiting: z.int(),
    }),
  ),
});
export type SeatsAnswer = Wire<typeof SeatsAnswer>;

const RsvpStatus = z.enum(["CONFIRMED", "WAITLISTED", "OFFERED", "CANCELLED"]);

export const RsvpAnswer = z.strictObject({
  rsvpId: z.string(),
  sessionId: z.string(),
  eventId: z.string(),
  userId: z.string(),
  status: RsvpStatus,
  rsvpAt: NullableInstant,
  cancelledAt: NullableInstant,
  cancelReason: z.nullable(
    z.enum([
      "ATTENDEE",
      "SWAPPED",
      "OTHER_TAKEN",
      "MOVED",
      "OFFER_DECLINED",
      "OFFER_EXPIRED",
      "SESSION_CANCELLED",
      "SESSION_STARTED",
      "ORGANIZER",
      "NO_SHOW",
      "LEFT",
    ]),
  ),
  waitlistedAt: NullableInstant,
  /** 1 is the next person to be served. Positions beyond a thousand are not counted. */
  waitlistPosition: z.nullable(z.union([z.int(), z.literal("1000+")])),
  offeredAt: NullableInstant,
  offerExpiresAt: NullableInstant,
  /** What a person who waits or has an offer wants when a seat comes. `null`: they do neither. */
  onOffer: z.nullable(OnOffer),
  /** How often such a person may still give an offer back and keep their place. */
  passesLeft: z.nullable(z.int()),
  /** The person has given an offer back, and gets no other before then. */
  passedUntil: NullableInstant,
  /** The group of sessions of which such a person wants one seat. */
  anyOfId: z.nullable(z.string()),
  /** When the person was let in at the door, or entered a booth. */
  checkedInAt: z._default(NullableInstant, null),
  /** When a visit of a booth ends at the latest. It is absent if this is none. */
  visitEndsAt: z.optional(Instant),
  /** It grows with each change of the RSVP. A cancellation may send it in `If-Match`. */
  version: z.int(),
  /** The number of a person who stands by at the door. */
  standbyNumber: z.optional(z.int()),
  /** The door has called this number. */
  calledAt: z.optional(Instant),
});
export type RsvpAnswer = Wire<typeof RsvpAnswer>;

/** A session that a person holds, and that clashes with another one, or is `tight` beside it. */
export const Conflict = z.strictObject({
  sessionId: z.string(),
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  status: z.enum(["CONFIRMED", "OFFERED", "WAITLISTED"]),
  /** They do not overlap, but there is too little time between their rooms. */
  tight: z.boolean(),
});
export type Conflict = Wire<typeof Conflict>;

/** The RSVP of a person who takes a seat, accepts an offer or joins a waitlist. */
export const ReservedAnswer = z.extend(RsvpAnswer, {
  /** In order of start. It is absent if the person's other sessions could not be read. */
  conflicts: z.optional(z.array(Conflict)),
  /** What a swap has given up for the seat. It is absent if this request gave nothing up. */
  givenUp: z.optional(RsvpAnswer),
});
export type ReservedAnswer = Wire<typeof ReservedAnswer>;

/** What a person has of several sessions of which they want one. */
export const AnyOfAnswer = z.strictObject({
  /** It is null if the person has a seat, so that they wait nowhere. */
  anyOfId: z.nullable(z.string()),
  /** In the order of the request: the seat, or what the person waits for or is offered. */
  rsvps: z.array(RsvpAnswer),
  /** Sessions that the person could not join, each with the code of the refusal. */
  refused: z.array(z.strictObject({ sessionId: z.string(), code: z.string() })),
});
export type AnyOfAnswer = Wire<typeof AnyOfAnswer>;

/** Both lists are in order of the sessions' start. */
const ScheduleEntries = z.array(z.strictObject({ rsvp: RsvpAnswer, session: SessionAnswer }));

export const MyScheduleAnswer = z.strictObject({
  entries: ScheduleEntries,
  /** RSVPs that were cancelled, but not by the attendee. */
  ended: ScheduleEntries,
  /** When to ask again. 0: not before the page comes back into view. */
  refreshAfterSeconds: z.int(),
});
export type MyScheduleAnswer = Wire<typeof MyScheduleAnswer>;

/** A calendar link shows what its person has to everybody who knows it. `null`: the person has made none. */
export const CalendarLinkAnswer = z.strictObject({ feedUrl: z.nullable(z.string()) });
export type CalendarLinkAnswer = Wire<typeof CalendarLinkAnswer>;

/** Why no mails go to an address: they come back, or the person called one unwanted. */
export const StopReason = z.enum(["BOUNCE", "COMPLAINT"]);

/** People that mails of an event do not reach. `more`: there may be others. */
export const MailStopsAnswer = z.strictObject({
  people: z.array(z.strictObject({ userId: z.string(), why: StopReason, at: Instant })),
  more: z.boolean(),
});
export type MailStopsAnswer = Wire<typeof MailStopsAnswer>;

/** What an organizer did for a person by hand. */
const Hand = z.strictObject({
  /** The organizer's name, as far as it is known. */
  by: NullableText,
  at: Instant,
  note: NullableText,
  /** The session has got one more seat for it. */
  raisedCapacity: z.boolean(),
});

export const RosterEntryAnswer = z.strictObject({
  userId: z.string(),
  name: NullableText,
  email: NullableText,
  status: RsvpStatus,
  rsvpId: z.string(),
  rsvpAt: NullableInstant,
  waitlistedAt: NullableInstant,
  offerExpiresAt: NullableInstant,
  /** When the person was let in at the door. */
  checkedInAt: z._default(NullableInstant, null),
  /** The number of a person who stands by at the door, or stood by. */
  standbyNumber: z._default(z.nullable(z.int()), null),
  /** Mails to this address come back, or the person called one unwanted. */
  mailStopped: z.nullable(StopReason),
  /** Whether somebody has signed in with the address that an organizer entered. */
  hasAccount: z._default(z.boolean(), true),
  /** An organizer has added the person. */
  added: z._default(z.nullable(Hand), null),
  /** An organizer has offered them a seat before others. */
  outOfTurn: z._default(z.nullable(Hand), null),
});
export type RosterEntryAnswer = Wire<typeof RosterEntryAnswer>;

/** People with one status in a session, in order of time. `nextCursor` leads to the next page. */
export const RosterAnswer = z.strictObject({
  attendees: z.array(RosterEntryAnswer),
  nextCursor: NullableText,
});
export type RosterAnswer = Wire<typeof RosterAnswer>;

/** What an organizer sees of a booth: its code, and its visits since it opened. */
export const BoothAnswer = z.strictObject({
  sessionId: z.string(),
  /** The visitor's page, with the booth's code. A QR code at the booth shows it. */
  path: z.string(),
  code: z.string(),
  visits: z.int(),
  /** Different people. */
  visitors: z.int(),
  /** Of visits that people ended themselves. `null`: there was none. */
  meanMinutes: z.nullable(z.number()),
  /** Visits that ended at their limit, because nobody said so. */
  timedOut: z.int(),
  /** Hours with a visit, in order. Visits count in the hour in which they began or ended. */
  hours: z.array(
    z.strictObject({ hour: Instant, visits: z.int(), visitors: z.int(), ended: z.int(), timedOut: z.int() }),
  ),
});
export type BoothAnswer = Wire<typeof BoothAnswer>;

const NamedSession = z.object({ sessionId: z.string(), title: z.string() });

/** People whose seat a change makes doubtful: too few seats, or another seat at that time. */
export const DisplacedAnswer = z.object({
  sessionId: z.string(),
  title: z.string(),
  people: z.int(),
  why: z.enum(["CAPACITY", "CLASH"]),
  /** The first twenty of them. */
  attendees: z.array(z.object({ userId: z.string(), name: NullableText })),
  capacity: z.nullable(z.int()),
  clashesWith: z.nullable(NamedSession),
});
export type DisplacedAnswer = Wire<typeof DisplacedAnswer>;

/** A changed session, and the people that the change displaces. */
export const ChangedSessionAnswer = z.extend(SessionAnswer, { displaced: z.array(DisplacedAnswer) });
export type ChangedSessionAnswer = Wire<typeof ChangedSessionAnswer>;

/** The schema is not strict, because the import command may be older than the service. */
export const ImportAnswer = z.object({
  eventId: z._default(z.string(), ""),
  dryRun: z.boolean(),
  /** If false, the same request again continues. */
  complete: z._default(z.boolean(), true),
  /** Of `total` sessions, this many are stored as the file says. */
  done: z._default(z.int(), 0),
  total: z._default(z.int(), 0),
  published: z._default(z.boolean(), true),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  withCapacity: z.int(),
  warnings: z.array(z.string()),
  displaced: z._default(z.array(DisplacedAnswer), []),
  addedSessions: z.array(NamedSession),
  changedSessions: z.array(z.extend(NamedSession, { fields: z.array(z.string()) })),
  removedSessions: z.array(NamedSession),
});
export type ImportAnswer = Wire<typeof ImportAnswer>;
