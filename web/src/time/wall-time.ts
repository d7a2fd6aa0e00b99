import { faceAt, momentOfFace } from "../../../functions/contract/wall-time.ts";

/**
 * Wall times, `2026-10-25T02:30`, are what the event's clocks show; this file converts them and moments into
 * each other.
 */

/** @param at ISO 8601 */
export function wallTimeOf(at: string, zone: string): string {
  return new Date(faceAt(Date.parse(at), zone)).toISOString().slice(0, 16);
}

export type Moment =
  /**
   * `skipped`: clocks jump over this time, and it moves forward with them. `twice`: this is the first of the
   * two.
   */
  { readonly kind: "once" | "twice" | "skipped"; readonly at: string } | { readonly kind: "unreadable" };

/** The moment, ISO 8601 in UTC, at which a zone's clocks show this time. */
export function momentOf(wallTime: string, zone: string): Moment {
  const face = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime) ? Date.parse(`${wallTime}Z`) : Number.NaN;
  if (Number.isNaN(face)) return { kind: "unreadable" };
  const { kind, ms } = momentOfFace(face, zone);
  return { kind, at: new Date(ms).toISOString() };
}
