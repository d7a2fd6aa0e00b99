import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A file of the web app that imports what it must not, and the rule that says so. */
const planted: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["web-knows-the-contract-only", "web/src/features/agenda/a.ts", "functions/core/a.ts"],
  ["web-features-never-import-each-other", "web/src/features/agenda/b.ts", "web/src/features/rsvp/b.ts"],
  ["web-features-never-import-each-other", "web/src/features/agenda/c.ts", "web/src/app/c.ts"],
  ["web-storage-knows-only-what-is-below", "web/src/storage/u.ts", "web/src/api/u.ts"],
  ["web-time-knows-only-what-is-below", "web/src/time/d.ts", "web/src/messages/d.ts"],
  ["web-identity-knows-only-what-is-below", "web/src/identity/e.ts", "web/src/api/e.ts"],
  ["web-api-knows-only-what-is-below", "web/src/api/f.ts", "web/src/seats/f.ts"],
  ["web-messages-knows-only-what-is-below", "web/src/messages/g.ts", "web/src/api/g.ts"],
  ["web-ui-knows-only-what-is-below", "web/src/ui/h.ts", "web/src/seats/h.ts"],
  ["web-seats-knows-only-what-is-below", "web/src/seats/i.ts", "web/src/features/rsvp/i.ts"],
  [
    "web-organizer-knows-only-what-is-below",
    "web/src/organizer/j.ts",
    "web/src/features/organizer-events/j.ts",
  ],
  ["web-organizers-code-is-for-organizers-only", "web/src/features/rsvp/k.ts", "web/src/organizer/k.ts"],
  ["web-organizers-code-is-for-organizers-only", "web/src/app/l.ts", "web/src/api/organizer/l.ts"],
  ["web-worker-knows-only-what-is-below", "web/src/worker/t.ts", "web/src/ui/t.ts"],
  ["web-app-and-embed-are-on-top", "web/src/seats/m.ts", "web/src/embed/m.ts"],
];

/** Imports that the layers are for. */
const meant: readonly (readonly [from: string, to: string])[] = [
  ["web/src/app/pages/organizer-n.ts", "web/src/organizer/n.ts"],
  ["web/src/features/organizer-events/o.ts", "web/src/organizer/o.ts"],
  ["web/src/organizer/p.ts", "web/src/ui/p.ts"],
  ["web/src/features/rsvp/q.ts", "web/src/seats/q.ts"],
  ["web/src/seats/r.ts", "web/src/api/r.ts"],
  ["web/src/time/v.ts", "web/src/storage/v.ts"],
  ["web/src/ui/s.ts", "functions/contract/s.ts"],
];

const { forbidden = [], options } = await extractConfig(resolve(".dependency-cruiser.mjs"));

let folder: string;
let found: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "layers-"));
  for (const [from, to] of [...planted.map(([, ...ends]) => ends), ...meant]) {
    write(to, "export const it = 1;");
    write(from, `export { it } from "${relative(dirname(from), to)}";`);
  }
  const { output } = await cruise(["web/src"], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
    parser: "swc",
    ...(options?.enhancedResolveOptions && { enhancedResolveOptions: options.enhancedResolveOptions }),
  });
  const { violations } = (output as ICruiseResult).summary;
  found = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

test.each(planted)("%s: an import of %s from %s is refused", (rule, from, to) => {
  expect(found).toContain(`${rule}: ${from} → ${to}`);
});

test.each(meant)("%s may import %s", (from) => {
  expect(found.filter((violation) => violation.includes(`: ${from} `))).toEqual([]);
});

test("every rule of the web app is shown to refuse something", () => {
  const rules = forbidden.map(({ name = "" }) => name).filter((name) => name.startsWith("web-"));
  expect([...new Set(planted.map(([rule]) => rule))].sort()).toEqual(rules.sort());
});
