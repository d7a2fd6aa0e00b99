/**
 * The contract's rules for wrong values, as codes for clients and texts for people. The schemas carry the
 * code, and `validate` turns it into the text.
 */
export const InvalidTexts = {
  EMPTY: "not empty",
  ENDS_BEFORE_START: "after startsAt",
  CLOSES_BEFORE_OPENING: "after registrationOpensAt",
  NOT_A_CAPACITY: "a whole number from 0 to 1000000, or null for unlimited",
  NOT_AN_EVENT_ID: "2 to 40 of a-z, 0-9 and hyphen",
  NOT_A_TIME: "an ISO 8601 time with offset, such as 2026-12-27T10:00:00Z",
  TIME_OUT_OF_RANGE: "a time between the years 2000 and 2100",
  NOT_A_TIME_ZONE: "an IANA time zone, such as Europe/Berlin",
  NOT_A_COLOR: "a colour such as #0b6e99, or null for none",
  NOT_A_CLOCK_TIME: "a clock time from 00:00 to 23:59",
  SAME_CLOCK_TIME: "another time than from",
  NOT_A_DAY_CHANGE: "a whole number of minutes after midnight, from 0 to 720",
  NOT_A_DAY: "a day such as 2026-12-27",
  NOT_A_MESSAGE: "the place of a message",
  NOT_ONE_LINE: "one line",
  NO_SESSION_IN_ROOM: "a room in which the event has a session",
  NO_SESSION_ON_DAY: "a day on which the event has a session there",
  NOT_A_NOTICE: "the id of a notice",
  NOT_A_PUSH_SERVICE: "the address of a known push service, with https",
  NOT_A_PUSH_KEY: "a key as the browser gives it, in base64url",
  NOT_A_PICTURE_TYPE: "image/png, image/jpeg or image/webp",
  PICTURE_TOO_LARGE: "at most 200 KB for a logo, and 2 MB for a cover",
  EMAIL_OR_USER_ID: "either an e-mail address or the id of a person",
  NO_SESSIONS_NAMED: "at least one of room, track, day, sessionIds and all",
  NOT_ANOTHER_SESSION: "another session of the same event",
  NOT_A_BOOTH: "only for a booth",
  NEEDS_TIMES: "needed for a session, and not for a booth",
  NOTHING_TO_CHANGE: "at least one field to change",
} as const;

export type InvalidCode = keyof typeof InvalidTexts;

/** Passes a code to a schema check in place of the message. */
export const rule = (code: InvalidCode): InvalidCode => code;

export const isInvalidCode = (text: string): text is InvalidCode => Object.hasOwn(InvalidTexts, text);
