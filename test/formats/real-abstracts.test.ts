import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { MarkdownNode } from "../../functions/contract/markdown/markdown-node.ts";
import { readMarkdown } from "../../functions/contract/markdown/read-markdown.ts";
import { plainMarkdown } from "../../functions/formats/plain-markdown.ts";
import { read } from "./schedule-file.ts";

const folder = new URL("../../../shared/data/", import.meta.url);
const FILES = [
  "39c3.schedule.json",
  "39c3.schedule.xml",
  "debconf17.pentabarf.xml",
  "rc3-2020.pretalx.schedule.json",
];

/** Links and code show what was written, and that may look like markup. */
const texts = (nodes: readonly MarkdownNode[]): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.kind === "text") return [node.text];
    return "children" in node && node.kind !== "link" ? texts(node.children) : [];
  });
const MARKUP =
  /\]\(|!\[|\*\*[^*]+\*\*|__[^_]+__|~~[^~]+~~|`[^`]+`|^\s*(#{1,6} |[*+-] |> )|<\/?(a|b|i|p|br|div|ul|li|em|strong|img|h\d)\b/m;

it.skipIf(!existsSync(folder)).each(FILES)(
  "no abstract of %s shows markup, and each keeps its words (skipped if ../shared/data is absent)",
  (name) => {
    const { sessions } = read(readFileSync(new URL(name, folder), "utf8"));
    const abstracts = sessions.flatMap(({ abstract }) => abstract ?? []);
    expect(abstracts.length).toBeGreaterThan(10);
    const raw = abstracts.flatMap((abstract) =>
      texts(readMarkdown(abstract)).filter((text) => MARKUP.test(text)),
    );
    expect(raw).toEqual([]);
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, "");
    // Addresses that are written twice are shown once.
    const lost = abstracts.filter(
      (abstract) => letters(plainMarkdown(abstract)).length < 0.6 * letters(abstract).length,
    );
    expect(lost).toEqual([]);
  },
);
