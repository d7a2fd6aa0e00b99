// Each file begins at noon (UTC) of the day of the run: "in two hours" is on the same day in each run.

const DAY_MS = 24 * 3_600_000;
const OfTheRun = Date;
const shift = DAY_MS / 2 - (OfTheRun.now() % DAY_MS);

class DateFromNoon extends OfTheRun {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [DateFromNoon.now()] : given) as [number]));
  }

  static override now(): number {
    return OfTheRun.now() + shift;
  }
}

globalThis.Date = DateFromNoon as DateConstructor;
