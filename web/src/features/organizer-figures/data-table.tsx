import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";

export interface Column<Row> {
  readonly label: string;
  /** The value for sorting. */
  value(row: Row): number | string;
  /** The shown content, if it differs from the value. */
  show?(row: Row): ReactNode;
}

interface DataTableProps<Row> {
  readonly caption: string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
}

interface Order {
  readonly column: number;
  readonly down: boolean;
}

/** It keeps the order of its rows until a person sorts it. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  const [order, setOrder] = useState<Order>();
  const sorted = useMemo(() => sortedBy(rows, columns, order), [rows, columns, order]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where the table is wider than the screen it is scrolled by keys
    <section tabIndex={0} aria-label={caption} className="overflow-x-auto">
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className="pb-2 text-left font-semibold">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            {columns.map(({ label }, index) => {
              const current = order?.column === index;
              const Icon = current && !order.down ? ArrowUp : ArrowDown;
              return (
                <th
                  key={label}
                  scope="col"
                  aria-sort={!current ? "none" : order.down ? "descending" : "ascending"}
                  className={index === 0 ? "text-left" : "text-right align-bottom"}
                >
                  <button
                    type="button"
                    aria-label={text.sortBy(label)}
                    onClick={() => setOrder({ column: index, down: current ? !order.down : index > 0 })}
                    className={`relative inline-flex min-h-11 items-center leading-tight font-semibold whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2 ${index === 0 ? "pr-4" : "pl-4"}`}
                  >
                    {label}
                    {current && (
                      <Icon
                        aria-hidden
                        className={`absolute top-3.75 size-3.5 ${index === 0 ? "right-0" : "left-0"}`}
                      />
                    )}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line">
              {columns.map(({ label, value, show }, index) =>
                index === 0 ? (
                  <th
                    key={label}
                    scope="row"
                    className="min-w-24 py-2.5 pr-2 text-left font-medium wrap-anywhere"
                  >
                    {show === undefined ? value(row).toLocaleString("en") : show(row)}
                  </th>
                ) : (
                  <td key={label} className="py-2.5 pl-2 text-right whitespace-nowrap">
                    {show === undefined ? value(row).toLocaleString("en") : show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sortedBy<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | undefined) {
  const column = order && columns[order.column];
  if (column === undefined) return rows;
  const direction = order?.down ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(column.value(a), column.value(b)));
}

function compare(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}
