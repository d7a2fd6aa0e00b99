import type { Reply } from "../../middleware/reply.ts";
import { rosterFile } from "../seats/roster-file.ts";

type Value = string | number | boolean | null;

/** A CSV file of figures. */
export const figuresFile = <Column extends string>(
  name: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Value>>[],
): Reply =>
  rosterFile(
    name,
    columns,
    rows.map(
      (row) =>
        Object.fromEntries(
          columns.map((column) => [column, row[column] === null ? null : String(row[column])]),
        ) as Record<Column, string | null>,
    ),
  );
