import { count } from "./count.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** `2 h 8 min`, `1 day 3 h`, or `3 days` from two days on. */
export function lengthOf(ms: number): string {
  if (ms >= 2 * DAY_MS) return count(Math.floor(ms / DAY_MS), "day", "days");
  const minutes = Math.ceil(ms / MINUTE_MS);
  const [h, min] = [Math.floor(minutes / 60), minutes % 60];
  if (ms >= DAY_MS) return h > 24 ? `1 day ${h - 24} h` : "1 day";
  return [h > 0 && `${h} h`, (min > 0 || h === 0) && `${min} min`].filter(Boolean).join(" ");
}
