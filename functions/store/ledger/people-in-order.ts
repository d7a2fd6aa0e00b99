import type { Item, Table } from "../dynamodb/table.ts";
import { firstPeople, type People } from "./people.ts";

/** Yields the people of one status in order of time, page by page, as the index shows them. */
export async function* peopleInOrder(
  table: Table,
  people: People,
  numbers: readonly number[],
  limit: number,
): AsyncGenerator<readonly Item[]> {
  let after: string | undefined;
  do {
    const { items, hasMore } = await firstPeople(table, people, numbers, { limit, after });
    yield items;
    const last = items.at(-1);
    after = hasMore && last !== undefined ? String(last.bySessionSK) : undefined;
  } while (after !== undefined);
}
