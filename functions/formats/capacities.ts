import { MAX_CAPACITY } from "../contract/limits.ts";
import type { SourceSchedule } from "./source-schedule.ts";
import { line, shorten } from "./text.ts";
import type { Warnings } from "./warnings.ts";

/** Places by room name, as far as the file says. */
export function capacitiesOf(source: SourceSchedule, warnings: Warnings): Map<string, number> {
  const capacities = new Map<string, number>();
  for (const room of source.rooms ?? []) {
    const name = line(room.name);
    if (name === null || room.capacity === null) continue;
    const capacity = readCapacity(room.capacity);
    if (capacity === null)
      warnings.add(`room "${shorten(name, 60)}": its capacity is not a positive whole number`);
    else if (!capacities.has(name)) capacities.set(name, capacity);
    else if (capacities.get(name) !== capacity)
      warnings.add(`room "${shorten(name, 60)}" has two capacities: the first is taken`);
  }
  return capacities;
}

function readCapacity(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) > 0 && Number(number) <= MAX_CAPACITY
    ? Number(number)
    : null;
}
