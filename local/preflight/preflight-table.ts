import type { Checked } from "./checks.ts";

const HEADINGS = ["what", "needed", "quota", "verdict"] as const;

/** The table, and below it what to do about each line that does not carry the crowd. */
export function linesOf(checked: readonly Checked[]): string[] {
  const rows = [HEADINGS, ...checked.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join("  ")
      .trimEnd(),
  );
  const failing = checked.filter(({ verdict }) => verdict === "does not carry");
  const todo = failing.flatMap(({ what, remedy }) => [`${what}:`, `  ${remedy}`]);
  return [...table, ...(todo.length > 0 ? ["", "What to do:", ...todo] : [])];
}

const cellsOf = ({ what, needed, answer, verdict }: Checked): readonly string[] => [
  what,
  String(needed),
  "value" in answer ? String(answer.value) : "?",
  "value" in answer ? verdict : `${verdict} (${answer.unknown})`,
];

/** Numbers are aligned at their end. */
const pad = (cell: string, width: number, column: number): string =>
  column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
