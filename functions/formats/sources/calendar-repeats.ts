import ICAL from "ical.js";
import type { Warnings } from "../warnings.ts";
import { propertyOf } from "./calendar-values.ts";

const MAX_REPEATS = 100;
/** Rules that pick single days of months or years may search centuries for a match. */
const PICKS = [
  "BYMONTH",
  "BYMONTHDAY",
  "BYYEARDAY",
  "BYWEEKNO",
  "BYSETPOS",
  "BYHOUR",
  "BYMINUTE",
  "BYSECOND",
];

/** Lists the times of an event. There are several if it repeats by days or weeks and gives an end. */
export function repeatsOf(
  component: ICAL.Component,
  first: ICAL.Time,
  title: string,
  warnings: Warnings,
): ICAL.Time[] {
  const rule = propertyOf(component, "rrule");
  if (!component.hasProperty("rrule")) return [first];
  if (!(rule instanceof ICAL.Recur) || !isPlain(rule)) {
    warnings.about(title, "the repetition is not understood, so only the first time is imported");
    return [first];
  }
  const left = new Set(
    component.getAllProperties("exdate").flatMap((property) => property.getValues().map(String)),
  );
  const times: ICAL.Time[] = [];
  const iterator = rule.iterator(first);
  for (let time = iterator.next(); time && times.length < MAX_REPEATS; time = iterator.next()) {
    times.push(time.clone());
  }
  if (times.length === MAX_REPEATS) warnings.about(title, `only ${MAX_REPEATS} of its repetitions are read`);
  return times.filter((time) => !left.has(String(time)));
}

function isPlain(rule: ICAL.Recur): boolean {
  const ends = rule.count !== null || rule.until !== null;
  const picks = PICKS.some((part) => rule.getComponent(part).length > 0);
  return ends && !picks && rule.interval >= 1 && ["DAILY", "WEEKLY"].includes(rule.freq);
}
