import * as z from "zod/mini";
import { rule } from "./invalid-codes.ts";
import { EARLIEST_TIME_MS, LATEST_TIME_MS, MAX_CAPACITY, MAX_GRACE_MINUTES } from "./limits.ts";

/** An event's id is a slug that the organizer chose. */
export const EventId = z.string().check(z.regex(/^[a-z0-9-]{2,40}$/, rule("NOT_AN_EVENT_ID")));

/** A session's id is its event's id, a dot and a token. */
export const SessionId = z.string().check(z.regex(/^[a-z0-9-]{2,40}\.[A-Za-z0-9_-]{1,64}$/));

/** Accepts ISO 8601 with offset, between 2000 and 2100. The result is UTC with milliseconds. */
export const Time = z.pipe(
  z.iso.datetime({ offset: true, error: rule("NOT_A_TIME") }).check(
    z.refine((text) => {
      const time = Date.parse(text);
      return time >= EARLIEST_TIME_MS && time < LATEST_TIME_MS;
    }, rule("TIME_OUT_OF_RANGE")),
  ),
  z.transform((text: string) => new Date(text).toISOString()),
);

export const TimeZone = z.string().check(
  z.maxLength(64),
  z.regex(/^[A-Za-z]/, rule("NOT_A_TIME_ZONE")),
  z.refine((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
    } catch {
      return false;
    }
  }, rule("NOT_A_TIME_ZONE")),
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: the rule refuses exactly these
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A colour in web notation. The result is in lower case. */
export const Color = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, rule("NOT_A_COLOR")), z.toLowerCase());

/** Text that can be stored and shown: well-formed Unicode without control characters. */
export const text = (maxLength: number) =>
  z.string().check(
    z.maxLength(maxLength, `at most ${maxLength} characters`),
    z.refine((value) => value.isWellFormed(), "well-formed Unicode"),
    z.refine((value) => !CONTROL_CHARACTERS.test(value), "no control characters"),
  );

/** Letters, digits, signs: not only spaces and characters that no screen shows. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

export const title = (maxLength: number) =>
  text(maxLength).check(
    z.trim(),
    z.minLength(1, rule("EMPTY")),
    z.refine((value) => value === "" || VISIBLE.test(value), rule("EMPTY")),
  );

export const Capacity = z.nullable(
  z.int(rule("NOT_A_CAPACITY")).check(z.minimum(0), z.maximum(MAX_CAPACITY)),
);

/** Minutes after a start in which seats wait for their people. */
export const GraceMinutes = z.nullable(z.int().check(z.minimum(0), z.maximum(MAX_GRACE_MINUTES)));
