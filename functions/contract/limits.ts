/** Bounds of what is stored, whether it comes in a request or in a schedule file. */

/** In UTF-16 units. */
export const MAX_LENGTH = {
  title: 300,
  abstract: 8_000,
  type: 100,
  track: 200,
  room: 200,
  language: 35,
  speaker: 200,
} as const;
export const MAX_FILE_NAME_LENGTH = 255;
export const MAX_EVENT_TITLE_LENGTH = 200;
export const MAX_SPEAKERS = 50;
export const MAX_CAPACITY = 1_000_000;

/** A session that lasts as long as this is one to drop in on: it overlaps with no other. */
export const DROP_IN_MS = 24 * 60 * 60_000;

/** Times lie from the first to before the second; milliseconds since 1970. */
export const EARLIEST_MS = Date.UTC(2000, 0, 1);
export const LATEST_MS = Date.UTC(2100, 0, 1);
