import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const EXAMPLES = join(ROOT, "docs/examples");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const guide = read("docs/integration-guide.md");
const sources = ["web/src/embed", "web/src/features/rsvp"].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((file) => read(join(folder, file))),
);

const [, list = ""] = /ATTRIBUTES = \[(.*?)\]/s.exec(read("web/src/embed/attributes.ts")) ?? [];
const attributes = [...list.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);

describe("the guide", () => {
  it.each(readdirSync(EXAMPLES))("quotes %s word for word", (name) => {
    expect(guide).toContain(`\n${readFileSync(join(EXAMPLES, name), "utf8")}\`\`\`\n`);
  });

  it.each(attributes)("names the attribute %s", (name) => {
    expect(guide).toContain(`| \`${name}\` |`);
  });

  it("names the existing parts and no others", () => {
    const made = sources.flatMap((source) =>
      [...source.matchAll(/\bpart="([\w-]+)"/g)].map(([, part]) => part),
    );
    const [list = ""] = /there are parts: [^;]*;/.exec(guide) ?? [];
    const named = [...list.matchAll(/`([\w-]+)`/g)].map(([, part]) => part);
    expect(named.toSorted()).toEqual([...new Set(made)].toSorted());
  });

  it("names only custom properties that the theme or the button has", () => {
    const [theme, button] = [read("web/src/app/theme.css"), read("web/src/embed/embed.css")];
    const known = (token: string) =>
      token === "unit" || theme.includes(`\n  --${token}:`) || button.includes(`(--session-rsvp-${token},`);
    const rows = [...guide.matchAll(/^\| (`--session-rsvp-.*?) \|/gm)].map(([, names = ""]) => names);
    const tokens = rows.flatMap((names) =>
      [...names.matchAll(/`(?:--session-rsvp-|-)([\w-]+)`/g)].map(([, token = ""]) => token),
    );
    expect(tokens.length).toBeGreaterThan(10);
    expect(tokens.filter((token) => !known(token))).toEqual([]);
  });

  it("states about the same sizes as the budgets of the builds", () => {
    const budgets = [...read("bench/embed-size.ts").matchAll(/"(session-rsvp-[\w.-]+)": (\d+)_000/g)];
    expect(budgets).toHaveLength(2);
    for (const [, file, budget] of budgets) {
      const said = Number(new RegExp(`\`${file}\`.*?\\| (\\d+) KB`).exec(guide)?.[1]);
      expect(Number(budget) - said, file).toBeGreaterThanOrEqual(0);
      expect(Number(budget) - said, file).toBeLessThan(10);
    }
  });
});
