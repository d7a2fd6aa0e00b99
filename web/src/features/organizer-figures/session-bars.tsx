import { useState } from "react";
import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";
import { Button } from "../../ui/button.tsx";
import { type Bar, BarChart } from "./bar-chart.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import { FigureSection } from "./figure-section.tsx";

interface SessionBarsProps<Row> {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly caption: string;
  /** In the order of the chart. */
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  barOf(row: Row): Bar;
}

const FIRST = 10;

/** The first few sessions, or all of them, as bars and as a table. */
export function SessionBars<Row>(props: SessionBarsProps<Row>) {
  const { title, hint, none, caption, rows, columns, barOf } = props;
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  if (rows.length === 0) return <FigureSection title={title} hint={none} chart={null} table={null} />;
  return (
    <FigureSection
      title={title}
      hint={hint}
      chart={<BarChart title={title} bars={shown.map(barOf)} />}
      table={<DataTable caption={caption} columns={columns} rows={shown} keyOf={(row) => barOf(row).key} />}
      more={
        rows.length > FIRST && (
          <Button variant="outline" className="mt-5" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? text.showFewer : text.showAll(rows.length)}
          </Button>
        )
      }
    />
  );
}
