import type { Result } from "./goals.ts";
import { nameOf, type Scenario } from "./scenarios.ts";

const COLUMNS: readonly (readonly [title: string, width: number])[] = [
  ["crowd", 47],
  ["comes", 6],
  ["hold", 4],
  ["ledger", 8],
  ["confirmed", 9],
  ["in line", 8],
  ["503", 7],
  ["429", 7],
  ["p50", 6],
  ["p99", 6],
  ["last", 6],
  ["WCU", 5],
  ["quiet", 5],
  ["RCU", 6],
  ["conflicts", 9],
  ["dealt", 6],
  ["environments", 12],
];

const row = (cells: readonly string[]): string =>
  COLUMNS.map(([, width], n) =>
    n === 0 ? (cells[n] ?? "").padEnd(width) : (cells[n] ?? "").padStart(width),
  ).join("  ");

export const HEAD = row(COLUMNS.map(([title]) => title));

const comes = ({ hasBurst }: Scenario): string => (hasBurst ? "burst" : "even");
const ledger = ({ dealing }: Scenario): string => (dealing ? "parts" : "one item");

export const rowOf = ({ scenario, played, quietUnits }: Result): string =>
  row([
    ...[nameOf(scenario), comes(scenario), String(scenario.holdMs), ledger(scenario)],
    ...[played.confirmed, played.inLine, played.refused["503"], played.refused["429"]].map(String),
    ...[played.p50, played.p99, played.lastAt].map((ms) => ms.toFixed(0)),
    ...[played.writeUnits, quietUnits, played.readUnits].map((units) => units.toFixed(1)),
    played.conflicts.toFixed(2),
    played.dealtAt === null ? "-" : played.dealtAt.toFixed(0),
    String(played.environments),
  ]);

export const labelOf = ({ scenario }: Result): string =>
  `${nameOf(scenario)}, ${comes(scenario)}, hold ${scenario.holdMs}, ${ledger(scenario)}`;
