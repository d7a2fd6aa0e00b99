import { stringify } from "csv-stringify/sync";
import { PERSONAL, type Reply } from "../../middleware/reply.ts";
import type { RosterEntry } from "../../store/seats/roster.ts";

export const PERSON_COLUMNS = [
  ...(["userId", "name", "email", "status", "rsvpId", "rsvpAt"] as const),
  ...(["waitlistedAt", "offerExpiresAt", "mailStopped", "checkedInAt"] as const),
] satisfies (keyof RosterEntry)[];

interface RosterFileOptions {
  /** @default true */
  readonly header?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A CSV file of people. It escapes text that spreadsheets would run as a formula. */
export const rosterFile = <Column extends string>(
  name: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | null>>[],
  { header = true, headers = {} }: RosterFileOptions = {},
): Reply => ({
  status: 200,
  outcome: "OK",
  headers: {
    ...PERSONAL,
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}"`,
    ...headers,
  },
  body: stringify(rows.map(oneLine), {
    header,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: "\r\n",
  }),
});

/** Keeps each value on one line. A line break in a name could begin a new row, and so a formula. */
const oneLine = (row: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value?.replace(/\s+/g, " ").trim()]),
  );
