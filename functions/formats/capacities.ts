import { MAX_CAPACITY } from "../contract/limits.ts";
import type { SourceSchedule } from "./sources/source-schedule.ts";
import { line, shorten } from "./text.ts";
import { quote, type Warnings } from "./warnings.ts";

/** Reads the seats of each room by name, as far as the file gives them. */
export function capacitiesOf(source: SourceSchedule, warnings: Warnings): Map<string, number> {
  const capacities = new Map<string, number>();
  for (const room of source.rooms ?? []) {
    const name = line(room.name);
    if (name === null) continue;
    const capacity = readCapacity(room.capacity);
    if (capacity === "unclear") warnings.add(`Room ${quote(name, 60)}: ${unclearCapacity(room.capacity)}.`);
    if (typeof capacity !== "number") continue;
    if (!capacities.has(name)) capacities.set(name, capacity);
    else if (capacities.get(name) !== capacity)
      warnings.add(`Room ${quote(name, 60)} has two capacities. The first one is used.`);
  }
  return capacities;
}

const WITH_WORDS = /^(?:ca\.?|approx\.?|about|max\.?|up to|~)?\s*(\d[\d., '\u00a0\u202f]*)\s*[\p{L}.()]*$/iu;
const DIGITS = /^\d{1,9}$/;
const THOUSANDS = /^\d{1,3}([., '\u00a0\u202f])\d{3}(?:\1\d{3})*$/;
const NO_LIMIT = /^(?:|-+|–|n\/?a|none|no limit|unlimited|∞)$/i;

/** 0 is a valid capacity. The result is null if nothing is given. It also reads "290 seats" and "1,200". */
export function readCapacity(value: unknown): number | null | "unclear" {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return within(value);
  if (typeof value !== "string") return "unclear";
  const text = value.trim();
  if (NO_LIMIT.test(text)) return null;
  const number =
    WITH_WORDS.exec(text)?.[1]
      ?.trim()
      .replace(/[., ']+$/, "") ?? "";
  if (DIGITS.test(number)) return within(Number(number));
  return THOUSANDS.test(number) ? within(Number(number.replace(/\D/g, ""))) : "unclear";
}

export function unclearCapacity(value: unknown): string {
  const said =
    typeof value === "string" || typeof value === "number" ? `"${shorten(String(value), 40)}"` : "it";
  return `its capacity ${said} is not a number of seats, so the file sets no limit here`;
}

function within(number: number): number | "unclear" {
  return Number.isInteger(number) && number >= 0 && number <= MAX_CAPACITY ? number : "unclear";
}
