/** Limits of what is stored, both from requests and from schedule files. */

/** Lengths are in UTF-16 units. */
export const MAX_LENGTH = {
  title: 300,
  abstract: 8_000,
  type: 100,
  track: 200,
  room: 200,
  language: 35,
  speaker: 200,
} as const;
/** Longer than each text that can be stored. What is beyond it is not shown. */
export const MAX_MARKDOWN_LENGTH = 20_000;
export const MAX_FILE_NAME_LENGTH = 255;
export const MAX_EVENT_TITLE_LENGTH = 200;
export const MAX_VENUE_LENGTH = 200;
export const MAX_DESCRIPTION_LENGTH = 5_000;
/** The latest end of a conference day, in minutes after midnight. */
export const LATEST_DAY_CHANGE = 12 * 60;
export const MAX_COMMENT_LENGTH = 2_000;
export const MAX_MESSAGE_TITLE_LENGTH = 120;
export const MAX_MESSAGE_TEXT_LENGTH = 2_000;
export const MAX_SPEAKERS = 50;
export const MAX_CAPACITY = 1_000_000;
export const MAX_CHANGE_MINUTES = 240;
/** Sessions can be moved together by at most a week. */
export const MAX_SHIFT_MINUTES = 7 * 24 * 60;
export const MAX_GRACE_MINUTES = 120;

/** A session of this length or more is open for dropping in, so it overlaps with no other. */
export const DROP_IN_MS = 24 * 60 * 60_000;

/** Times are from the first limit up to, but not including, the second. They are milliseconds since 1970. */
export const EARLIEST_TIME_MS = Date.UTC(2000, 0, 1);
export const LATEST_TIME_MS = Date.UTC(2100, 0, 1);
