import type { Ledger } from "../../core/seats/ledger.ts";
import type { Table } from "../dynamodb/table.ts";
import { countPeople } from "./people.ts";

/** What is wrong with the parts of a ledger, compared with one another and with the people at each. */
export async function contradictionsIn(table: Table, ledger: Ledger): Promise<string[]> {
  const { sessionId, items = [] } = ledger;
  const waiting = await Promise.all(
    items.map((_, number) => countPeople(table, { sessionId, status: "WAITLISTED" }, [number])),
  );
  const miscounted = items.flatMap((item, number) =>
    item.waiting === waiting[number]
      ? []
      : [`item ${number} counts ${item.waiting}, ${waiting[number]} wait there`],
  );
  return [...miscounted, ...contradictionsAmong(ledger)];
}

/** The same for the items alone. */
export function contradictionsAmong({ items = [], capacity, lineOpen }: Ledger): string[] {
  const parts = items.slice(1);
  const found: string[] = [];
  const shares = items.reduce((sum, item) => sum + (item.capacity ?? 0), 0);
  if (capacity !== null && shares !== capacity) found.push(`the items have ${shares} of ${capacity} seats`);
  if (parts.some((part) => part.capacity !== null && part.taken > part.capacity))
    found.push("a part has sold more than its seats");
  if (lineOpen && parts.some((part) => part.capacity === null || part.taken < part.capacity))
    found.push("the line is open while a part has seats");
  if (!lineOpen && parts.some((part) => part.waiting > 0)) found.push("people wait at a part without a line");
  return found;
}
