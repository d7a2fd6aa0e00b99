export const BY_SESSION_INDEX = "bySession";

/** A key of the single table. `docs/adr/001-one-table.md` explains the keys. */
export interface Key {
  readonly PK: string;
  readonly SK: string;
}

export const EVENTS = "EVENTS";
export const EVENT_PREFIX = "EVENT#";
export const SESSION_PREFIX = "SESSION#";
/** Items that count the writes of an event's programme. */
export const WRITES_PREFIX = "WRITES#";
const USER_PREFIX = "USER#";
const RSVP_PREFIX = "RSVP#";
const NOTICE_PREFIX = "NOTICE#";
const INBOX_PREFIX = "INBOX#";
const PREFERENCES = "PREFERENCES";
const CALENDAR = "CALENDAR";
const LEDGER = "LEDGER";
const PART = "PART";

export const eventKey = (eventId: string): Key => ({ PK: EVENTS, SK: `${EVENT_PREFIX}${eventId}` });
export const isEventKey = ({ PK }: Key): boolean => PK === EVENTS;

export const cataloguePartition = (eventId: string): string => `${EVENT_PREFIX}${eventId}`;
export const sessionKey = (eventId: string, sessionId: string): Key => ({
  PK: cataloguePartition(eventId),
  SK: `${SESSION_PREFIX}${sessionId}`,
});

export const isSessionKey = ({ PK, SK }: Key): boolean =>
  PK.startsWith(EVENT_PREFIX) && SK.startsWith(SESSION_PREFIX);

export const writesKey = (eventPartition: string, part: number): Key => ({
  PK: eventPartition,
  SK: `${WRITES_PREFIX}${part}`,
});

/** Messages of organizers, in order of their times. */
export const MESSAGE_PREFIX = "MESSAGE#";
export const messageKey = (eventId: string, sentAt: string, messageId: string): Key => ({
  PK: cataloguePartition(eventId),
  SK: `${MESSAGE_PREFIX}${sentAt}#${messageId}`,
});
export const isMessageKey = ({ PK, SK }: Key): boolean =>
  PK.startsWith(EVENT_PREFIX) && SK.startsWith(MESSAGE_PREFIX);
/** Leads from the id of a message to its record. */
export const messageIdKey = (eventId: string, messageId: string): Key => ({
  PK: cataloguePartition(eventId),
  SK: `MESSAGE-ID#${messageId}`,
});
export const eventIdOfMessage = ({ PK }: Key): string => PK.slice(EVENT_PREFIX.length);

export const ledgerKey = (sessionId: string): Key => ({ PK: `${SESSION_PREFIX}${sessionId}`, SK: LEDGER });
export const isLedgerKey = ({ SK }: Key): boolean => SK === LEDGER;
export const sessionIdOfLedger = ({ PK }: Key): string => PK.slice(SESSION_PREFIX.length);

export const sessionPartition = (sessionId: string): string => ledgerKey(sessionId).PK;
/** A device that holds the list of a session's door. */
export const DEVICE_PREFIX = "DOOR#";
export const deviceKey = (sessionId: string, deviceId: string): Key => ({
  PK: sessionPartition(sessionId),
  SK: `${DEVICE_PREFIX}${deviceId}`,
});
export const deviceIdOf = ({ SK }: Pick<Key, "SK">): string => SK.slice(DEVICE_PREFIX.length);
/** The code of a booth. */
export const boothKey = (sessionId: string): Key => ({ PK: sessionPartition(sessionId), SK: "BOOTH" });
/** The visits of a booth in one hour (`2026-12-27T10`). */
export const VISITS_PREFIX = "VISITS#";
export const visitsKey = (sessionId: string, hour: string): Key => ({
  PK: sessionPartition(sessionId),
  SK: `${VISITS_PREFIX}${hour}`,
});
export const hourOfVisits = ({ SK }: Pick<Key, "SK">): string => SK.slice(VISITS_PREFIX.length);

/** The items of a ledger: 0 is the ledger itself, and parts have numbers from 1. */
export const ledgerItemKey = (sessionId: string, part: number): Key =>
  part === 0 ? ledgerKey(sessionId) : { PK: `${SESSION_PREFIX}${sessionId}#${part}`, SK: PART };
export const isPartKey = ({ SK }: Key): boolean => SK === PART;
export const sessionIdOfPart = ({ PK }: Key): string => PK.slice(SESSION_PREFIX.length, PK.lastIndexOf("#"));
export const numberOfPart = ({ PK }: Key): number => Number(PK.slice(PK.lastIndexOf("#") + 1));

const WALK_IN_PREFIX = "WALKIN#";
/** Walk-ins whom nobody knows. */
export const walkInsKey = (sessionId: string, checkInId: string): Key => ({
  PK: `${SESSION_PREFIX}${sessionId}`,
  SK: `${WALK_IN_PREFIX}${checkInId}`,
});
export const isWalkInKey = ({ SK }: Pick<Key, "SK">): boolean => SK.startsWith(WALK_IN_PREFIX);
export const checkInIdOfWalkIns = ({ SK }: Pick<Key, "SK">): string => SK.slice(WALK_IN_PREFIX.length);
/** A person without an RSVP who was let in. It is theirs, so it ends with their account. */
export const walkedInKey = (userId: string, sessionId: string): Key => ({
  PK: `${USER_PREFIX}${userId}`,
  SK: `${WALK_IN_PREFIX}${sessionId}`,
});

export const userPartition = (userId: string): string => `${USER_PREFIX}${userId}`;
export const rsvpKey = (userId: string, sessionId: string): Key => ({
  PK: userPartition(userId),
  SK: `${RSVP_PREFIX}${sessionId}`,
});
/** RSVPs of one event, or of all. */
export const rsvpPrefix = (eventId?: string): string =>
  eventId === undefined ? RSVP_PREFIX : `${RSVP_PREFIX}${eventId}.`;
export const userIdOf = ({ PK }: Pick<Key, "PK">): string => PK.slice(USER_PREFIX.length);
export const sessionIdOfRsvp = ({ SK }: Key): string => SK.slice(RSVP_PREFIX.length);

/** Notices of an event are in order of their times. */
export const noticePrefix = (eventId: string): string => `${NOTICE_PREFIX}${eventId}#`;
export const noticeKey = (userId: string, eventId: string, at: string, noticeId: string): Key => ({
  PK: userPartition(userId),
  SK: `${noticePrefix(eventId)}${at}#${noticeId}`,
});
export const inboxKey = (userId: string, eventId: string): Key => ({
  PK: userPartition(userId),
  SK: `${INBOX_PREFIX}${eventId}`,
});
/** An item of the roles of an address leads to an event. */
const ROLES_PREFIX = "ROLES#";
export const rolesPartition = (email: string): string => `${ROLES_PREFIX}${email}`;
export const roleKey = (email: string, eventId: string): Key => ({
  PK: rolesPartition(email),
  SK: `${EVENT_PREFIX}${eventId}`,
});
export const eventIdOfRole = ({ SK }: Pick<Key, "SK">): string => SK.slice(EVENT_PREFIX.length);
/** A partition of its own, because routes without a token read all others of an event, and this one has addresses. */
const EVENT_ROLES_PREFIX = "EVENT-ROLES#";
export const ROLE_PREFIX = "ROLE#";
export const eventRolesPartition = (eventId: string): string => `${EVENT_ROLES_PREFIX}${eventId}`;
export const roleListingKey = (eventId: string, email: string): Key => ({
  PK: eventRolesPartition(eventId),
  SK: `${ROLE_PREFIX}${email}`,
});
export const isRoleListingKey = ({ PK, SK }: Key): boolean =>
  PK.startsWith(EVENT_ROLES_PREFIX) && SK.startsWith(ROLE_PREFIX);
export const emailOfListing = ({ SK }: Pick<Key, "SK">): string => SK.slice(ROLE_PREFIX.length);
export const eventIdOfListing = ({ PK }: Pick<Key, "PK">): string => PK.slice(EVENT_ROLES_PREFIX.length);
/** Says when the address has got a mail of this event. It outlives the role. */
export const invitedKey = (eventId: string, email: string): Key => ({
  PK: eventRolesPartition(eventId),
  SK: `INVITED#${email}`,
});
/** A change of many sessions: its own item, and one for each session that it has written. */
export const changePartition = (eventId: string, changeId: string): string => `CHANGE#${eventId}#${changeId}`;
export const changeKey = (eventId: string, changeId: string): Key => ({
  PK: changePartition(eventId, changeId),
  SK: "CHANGE",
});
export const WRITTEN_PREFIX = "OF#";
export const writtenKey = (eventId: string, changeId: string, sessionId: string): Key => ({
  PK: changePartition(eventId, changeId),
  SK: `${WRITTEN_PREFIX}${sessionId}`,
});
const MOVES_PREFIX = "MOVES#";
/** Sessions of a person's day that have moved, before the person is told. */
export const movesKey = (userId: string, eventId: string): Key => ({
  PK: userPartition(userId),
  SK: `${MOVES_PREFIX}${eventId}`,
});
export const eventIdOfMoves = ({ SK }: Key): string => SK.slice(MOVES_PREFIX.length);
const DAY_PREFIX = "DAY#";
/** Counts the seats that a person has gained in an event that blocks overlaps. */
export const dayKey = (userId: string, eventId: string): Key => ({
  PK: userPartition(userId),
  SK: `${DAY_PREFIX}${eventId}`,
});
const GROUP_PREFIX = "ANYOF#";
/** A person wants one seat among several sessions of an event. */
export const groupKey = ({
  userId,
  eventId,
  anyOfId,
}: {
  readonly userId: string;
  readonly eventId: string;
  readonly anyOfId: string;
}): Key => ({ PK: userPartition(userId), SK: `${GROUP_PREFIX}${eventId}#${anyOfId}` });
export const preferencesKey = (userId: string): Key => ({ PK: userPartition(userId), SK: PREFERENCES });
/** A partition of its own, so that the function that hears of bounces can write nothing else of an event. */
const MAIL_STOPS_PREFIX = "MAIL-STOPS#";
export const eventStopsPartition = (eventId: string): string => `${MAIL_STOPS_PREFIX}${eventId}`;
export const eventStopKey = (eventId: string, userId: string): Key => ({
  PK: eventStopsPartition(eventId),
  SK: userPartition(userId),
});
export const userIdOfEventStop = ({ SK }: Pick<Key, "SK">): string => SK.slice(USER_PREFIX.length);
export const isRsvpKey = ({ PK, SK }: Key): boolean =>
  PK.startsWith(USER_PREFIX) && SK.startsWith(RSVP_PREFIX);

const FIGURES_PREFIX = "FIGURES#";
/** What is counted by the hour. A partition of its own, because routes without a token read those of events and sessions. */
export const figuresPartition = (eventId: string): string => `${FIGURES_PREFIX}${eventId}`;
/** The hours of one session, or of all. */
export const figuresPrefix = (sessionId?: string): string =>
  sessionId === undefined ? "HOUR#" : `HOUR#${sessionId}#`;
/** An hour of a session is counted in several items, so that none is large. */
export const hourKey = (eventId: string, sessionId: string, hour: string, item: number): Key => ({
  PK: figuresPartition(eventId),
  SK: `${figuresPrefix(sessionId)}${hour}#${item}`,
});
export function partsOfHourKey({ SK }: Pick<Key, "SK">): {
  readonly sessionId: string;
  readonly hour: string;
} {
  const [, sessionId = "", hour = ""] = SK.split("#");
  return { sessionId, hour };
}

const TICKET_PREFIX = "TICKET#";
const TICKET = "TICKET";
/** A person's ticket for an event. */
export const ticketKey = (userId: string, eventId: string): Key => ({
  PK: userPartition(userId),
  SK: `${TICKET_PREFIX}${eventId}`,
});
export const ticketsPrefix = TICKET_PREFIX;
export const isTicketKey = ({ SK }: Pick<Key, "SK">): boolean => SK.startsWith(TICKET_PREFIX);
export const eventIdOfTicket = ({ SK }: Pick<Key, "SK">): string => SK.slice(TICKET_PREFIX.length);
/** Leads from a ticket to its person. */
export const ticketIdKey = (ticketId: string): Key => ({ PK: `${TICKET_PREFIX}${ticketId}`, SK: TICKET });
/** Leads from a manual code to its ticket. */
export const ticketCodeKey = (eventId: string, code: string): Key => ({
  PK: `TICKET-CODES#${eventId}`,
  SK: `CODE#${code}`,
});
/** The public keys of tickets. */
export const TICKET_KEYS = "TICKET-KEYS";
export const TICKET_KEY_PREFIX = "KEY#";
export const publicKeyKey = (keyId: string): Key => ({ PK: TICKET_KEYS, SK: `${TICKET_KEY_PREFIX}${keyId}` });

const FEEDBACK_PREFIX = "FEEDBACK#";
/** What a person has said of a session. */
export const feedbackKey = (userId: string, sessionId: string): Key => ({
  PK: userPartition(userId),
  SK: `${FEEDBACK_PREFIX}${sessionId}`,
});
export const ownFeedbackPrefix = FEEDBACK_PREFIX;
export const isFeedbackKey = ({ SK }: Pick<Key, "SK">): boolean => SK.startsWith(FEEDBACK_PREFIX);
export const sessionIdOfFeedback = ({ SK }: Pick<Key, "SK">): string => SK.slice(FEEDBACK_PREFIX.length);
/** A partition of its own, so that nothing of a session's people is beside what they have said. */
export const sessionFeedbackPartition = (sessionId: string): string => `${FEEDBACK_PREFIX}${sessionId}`;
export const feedbackSummaryKey = (sessionId: string): Key => ({
  PK: sessionFeedbackPartition(sessionId),
  SK: "SUMMARY",
});
export const sessionIdOfSummary = ({ PK }: Pick<Key, "PK">): string => PK.slice(FEEDBACK_PREFIX.length);
/** Says when people were asked. */
export const feedbackAskedKey = (sessionId: string): Key => ({
  PK: sessionFeedbackPartition(sessionId),
  SK: "ASKED",
});
/** Within an hour the order says nothing, because ids are random. */
export const COMMENT_PREFIX = "COMMENT#";
export const commentKey = (sessionId: string, hour: string, commentId: string): Key => ({
  PK: sessionFeedbackPartition(sessionId),
  SK: `${COMMENT_PREFIX}${hour}#${commentId}`,
});
export const hourOfComment = ({ SK }: Pick<Key, "SK">): string => SK.split("#")[1] ?? "";

/** What an item of a person is, by its key. */
export type PersonalKey =
  | { readonly kind: "rsvp" | "feedback"; readonly sessionId: string }
  | { readonly kind: "notice"; readonly eventId: string; readonly at: string; readonly noticeId: string }
  | { readonly kind: "read-mark" | "moves" | "day" | "any-of" | "ticket"; readonly eventId: string }
  | { readonly kind: "preferences" | "calendar" | "other" };

export function partsOfPersonalKey({ SK }: Pick<Key, "SK">): PersonalKey {
  const [first = "", eventId = "", at = "", ...rest] = SK.split("#");
  switch (`${first}#`) {
    case RSVP_PREFIX:
      return { kind: "rsvp", sessionId: SK.slice(RSVP_PREFIX.length) };
    case NOTICE_PREFIX:
      return { kind: "notice", eventId, at, noticeId: rest.join("#") };
    case INBOX_PREFIX:
      return { kind: "read-mark", eventId };
    case MOVES_PREFIX:
      return { kind: "moves", eventId };
    case DAY_PREFIX:
      return { kind: "day", eventId };
    case GROUP_PREFIX:
      return { kind: "any-of", eventId };
    case TICKET_PREFIX:
      return { kind: "ticket", eventId };
    case FEEDBACK_PREFIX:
      return { kind: "feedback", sessionId: SK.slice(FEEDBACK_PREFIX.length) };
  }
  if (SK === PREFERENCES) return { kind: "preferences" };
  return { kind: SK === CALENDAR ? "calendar" : "other" };
}

/** A person's calendar link. */
export const calendarKey = (userId: string): Key => ({ PK: userPartition(userId), SK: CALENDAR });
/** Leads from a link to its person. Keys may show in AWS's own logs, so they have only a hash of the secret. */
export const calendarLinkKey = (hash: string): Key => ({ PK: `CALENDAR#${hash}`, SK: CALENDAR });

export const rateKey = (action: string, userId: string): Key => ({
  PK: `RATE#${action}#${userId}`,
  SK: "RATE",
});

/** Each part of a ledger has an index partition of its own, so that none is hot. */
export const bySessionPartition = (sessionId: string, status: string, part = 0): string =>
  `${SESSION_PREFIX}${sessionId}#${status}${part === 0 ? "" : `#${part}`}`;
export const bySessionOrder = (time: string, userId: string): string => `${time}#${userId}`;

const SWEEP_BUCKETS = 4;
export const SWEEP_INDEX = "sweep";

/** Due items are spread over a few sweep partitions, so that none is hot. */
export const offerBuckets = buckets("OFFER");
export const waitlistBuckets = buckets("LINE");
export const moveBuckets = buckets("MOVES");
export const visitBuckets = buckets("VISIT");

function buckets(kind: string) {
  const partitions = Array.from({ length: SWEEP_BUCKETS }, (_, bucket) => `${kind}#${bucket}`);
  return { partitions, of: (id: string): string => partitions[hash(id) % SWEEP_BUCKETS] ?? "" };
}

const hash = (text: string): number =>
  [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7);
