import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { countsOf } from "../../../functions/core/door/check-in.ts";
import { squeezes } from "../../../functions/core/programme/displaced.ts";
import { refusalOf, seatsLeft, waitlistTask } from "../../../functions/core/seats/ledger.ts";
import { isDealtAhead } from "../../../functions/store/parts/dealing.ts";
import { aLedger, aProgramme, NOW } from "../../support/builders.ts";

/** Every file that compares a capacity or counts with one. Each of them knows that `null` is unlimited. */
const FILES = [
  "functions/core/door/let-in.ts",
  "functions/core/programme/displaced.ts",
  "functions/core/seats/ledger.ts",
  "functions/http/seats/refusals.ts",
  "functions/store/ledger/audit.ts",
  "functions/store/ledger/by-hand.ts",
  "functions/store/ledger/capacity.ts",
  "functions/store/ledger/door.ts",
  "functions/store/ledger/serving.ts",
  "functions/store/parts/dealing.ts",
  "functions/store/parts/known.ts",
  "functions/store/parts/shares.ts",
  "web/src/app/pages/session-seats.tsx",
  "web/src/embed/expected-button.tsx",
  "web/src/features/booths/booth-counts.tsx",
  "web/src/features/booths/booth-state.ts",
  "web/src/features/organizer-figures/derive.ts",
  "web/src/features/organizer-session-form/seats-fields.tsx",
  "web/src/features/organizer-session-form/use-saving.tsx",
  "web/src/features/organizer-sessions/questions.ts",
  "web/src/features/organizer-today/day-figures.ts",
  "web/src/features/organizer-today/hours.ts",
  "web/src/features/organizer-today/needs.ts",
  "web/src/features/organizer-today/rooms-now.tsx",
  "web/src/organizer/fill-bar.tsx",
  "web/src/seats/seats-query.ts",
  "web/src/ui/seat-picture.tsx",
  "web/src/ui/seat-rows.ts",
];

const COMPARED =
  /\bcapacity(?: \?\? \w+)?\)* (?:[<>]=?|-|\/) |(?:\w\)*|\() (?:[<>]=?|-|\/) (?:Number\()?[\w.]*\bcapacity\b/;

function comparing(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return comparing(path);
    const lines = /\.tsx?$/.test(path) ? readFileSync(path, "utf8").split("\n") : [];
    return lines.some((line) => !/^\s*(\*|\/\/|\/\*)/.test(line) && COMPARED.test(line)) ? [path] : [];
  });
}

it("names every file that compares a capacity, so that a new one says what null means", () => {
  expect([...comparing("functions"), ...comparing("web/src")].toSorted()).toEqual(FILES);
});

it("lets everybody in without a capacity, and leaves nobody without a seat", () => {
  const ledger = aLedger({ capacity: null, taken: 5_000 });
  expect(seatsLeft(ledger)).toBeNull();
  expect(refusalOf(ledger, NOW)).toBeNull();
  expect(waitlistTask({ ...ledger, waiting: 3 }, NOW)).toEqual({ kind: "offer-seats", people: 3 });
  expect(countsOf(ledger)).toMatchObject({ capacity: null, free: null });
  const session = { ...aProgramme("conf.x"), taken: 9 };
  expect(squeezes([{ ...session, capacity: 5 }], [{ ...session, capacity: null }])).toEqual([]);
  expect(isDealtAhead(ledger)).toBe(true);
  // Booths are small, and a part would not know who left.
  expect(isDealtAhead({ ...ledger, booth: true })).toBe(false);
});
