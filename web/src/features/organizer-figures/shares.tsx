import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { FigureSection } from "./figure-section.tsx";
import { type Part, ShareChart } from "./share-chart.tsx";

interface SharesProps {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly caption: string;
  /** The label of the parts' names. */
  readonly by: string;
  /** The counted thing. */
  readonly unit: string;
  readonly parts: readonly Part[];
}

/** The parts of a whole. */
export function Shares({ title, hint, none, caption, by, unit, parts }: SharesProps) {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  if (whole === 0) return <FigureSection title={title} hint={none} chart={null} table={null} />;
  const columns: Column<Part>[] = [
    { label: by, value: ({ name }) => name },
    { label: unit, value: ({ count }) => count },
    {
      label: text.columns.share,
      value: ({ count }) => count,
      show: ({ count }) => text.percent(count / whole),
    },
  ];
  return (
    <FigureSection
      title={title}
      hint={hint}
      chart={<ShareChart title={title} parts={parts} />}
      table={<DataTable caption={caption} columns={columns} rows={parts} keyOf={({ name }) => name} />}
    />
  );
}
