import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

/** The measurements of one run by name. The unit is part of the name. */
export type Figures = Readonly<Record<string, number>>;

interface Kept {
  readonly measuredOn: string;
  readonly date: string;
  readonly figures: Figures;
}

const fileOf = (bench: string) => new URL(`results/${bench}.json`, import.meta.url);

/** Prints the figures that differ from the kept ones in `bench/results`; replaces those if `keep` is set. */
export function report(bench: string, figures: Figures, keep: boolean): void {
  const file = fileOf(bench);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : null;
  const isAsKept = ([name, figure]: [string, number]) => {
    const before = kept?.figures[name];
    return before !== undefined && shown(before) === shown(figure);
  };
  const others = Object.entries(figures).filter((entry) => !isAsKept(entry));
  const asKept = Object.keys(figures).length - others.length;
  const width = Math.max(...others.map(([{ length }]) => length));
  console.log(
    `\n${"".padEnd(width)}        now       kept${kept ? `, of ${kept.date} on ${kept.measuredOn}` : ""}`,
  );
  for (const [name, figure] of others) {
    const before = kept?.figures[name];
    console.log(`${name.padEnd(width)} ${shown(figure)} ${before === undefined ? "" : shown(before)}`);
  }
  if (asKept > 0) console.log(`${asKept} other figures are as kept.`);
  if (!keep) return;
  const { model = "an unknown processor" } = cpus()[0] ?? {};
  const measuredOn = `${cpus().length} × ${model.trim()}`;
  const now: Kept = { measuredOn, date: new Date().toISOString().slice(0, 10), figures };
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
}

const shown = (figure: number): string => figure.toFixed(figure % 1 === 0 ? 0 : 1).padStart(10);
