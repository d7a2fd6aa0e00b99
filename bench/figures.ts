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

/** Prints the figures beside the kept ones in `bench/results`; replaces those if `keep` is set. */
export function report(bench: string, figures: Figures, keep: boolean): void {
  const file = fileOf(bench);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : null;
  const width = Math.max(...Object.keys(figures).map(({ length }) => length));
  console.log(
    `\n${"".padEnd(width)}        now       kept${kept ? `, of ${kept.date} on ${kept.measuredOn}` : ""}`,
  );
  for (const [name, figure] of Object.entries(figures)) {
    const before = kept?.figures[name];
    console.log(`${name.padEnd(width)} ${shown(figure)} ${before === undefined ? "" : shown(before)}`);
  }
  if (!keep) return;
  const { model = "an unknown processor" } = cpus()[0] ?? {};
  const measuredOn = `${cpus().length} × ${model.trim()}`;
  const now: Kept = { measuredOn, date: new Date().toISOString().slice(0, 10), figures };
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
}

const shown = (figure: number): string => figure.toFixed(figure % 1 === 0 ? 0 : 1).padStart(10);
