import { expect, it } from "vitest";
import { MAX_MARKDOWN_LENGTH } from "../../functions/contract/limits.ts";
import { type MarkdownNode, wordsOf } from "../../functions/contract/markdown/markdown-node.ts";
import { readMarkdown } from "../../functions/contract/markdown/read-markdown.ts";
import fc from "../support/same-examples.ts";

const flat = (nodes: readonly MarkdownNode[]): readonly MarkdownNode[] =>
  nodes.flatMap((node) => [node, ...("children" in node ? flat(node.children) : [])]);
const kinds = (text: string) => flat(readMarkdown(text)).map(({ kind }) => kind);
const words = (text: string) => wordsOf(readMarkdown(text));
const urls = (text: string) =>
  flat(readMarkdown(text)).flatMap((node) => (node.kind === "link" ? node.url : []));
const depth = (nodes: readonly MarkdownNode[]): number =>
  1 + Math.max(0, ...nodes.map((node) => ("children" in node ? depth(node.children) : 0)));

it("headings, lists, quotes, code, tables and emphasis are read", () => {
  expect(
    new Set(kinds("# A\n\n> **b** *c* ~~d~~ `e`\n\n3. f\n\n---\n\n```\ng\n```\n\n|h|\n|-|\n|i|")),
  ).toEqual(
    new Set([
      ...["heading", "text", "quote", "paragraph", "strong", "emphasis", "struck", "code", "list", "item"],
      ...["rule", "code-block", "table", "row", "head-cell", "cell"],
    ]),
  );
  expect(readMarkdown("3. f")[0]).toMatchObject({ kind: "list", start: 3 });
});

it("plain text keeps its words and lines, also if it is indented", () => {
  expect(readMarkdown("One\n    two *three 2 < 3 & 4")).toEqual([
    {
      kind: "paragraph",
      children: [
        { kind: "text", text: "One" },
        { kind: "break" },
        { kind: "text", text: "two *three 2 < 3 & 4" },
      ],
    },
  ]);
});

it.each([
  ["[a](https://x.example/b)", "https://x.example/b"],
  ["<https://x.example/>", "https://x.example/"],
  ["see https://x.example/, please", "https://x.example/"],
  ["[a][b]\n\n[b]: http://x.example/c", "http://x.example/c"],
  ["<team@x.example>", "mailto:team@x.example"],
])("%s is a link", (text, url) => {
  expect(urls(text)).toEqual([url]);
});

it.each([
  "[words](javascript:alert(1))",
  "[words](JaVaScRiPt:alert(1))",
  "[words](&#106;avascript:alert(1))",
  "[words](java&#10;script:alert(1))",
  "[words](java\u200Bscript:alert(1))",
  "[words](<java\tscript:alert(1)>)",
  "[words](data:text/html;base64,PHNjcmlwdD4=)",
  "[words](vbscript:msgbox)",
  "[words](file:///etc/passwd)",
  "[words](blob:https://x.example/1)",
  "[words](ftp://x.example)",
  "[words](//x.example)",
  "[words](/api/me)",
  "[words](#top)",
  "[words](https://bank.example@x.example/)",
  "[words][a]\n\n[a]: javascript:alert(1)",
  "![words](javascript:alert(1))",
  "![words](data:image/svg+xml;base64,PHN2Zz4=)",
])("%j is no link, and shows its words alone", (text) => {
  expect(urls(text)).toEqual([]);
  expect(words(text)).toBe("words");
});

it.each([
  ["<script>alert(1)</script>", "alert(1)"],
  ["<ScRiPt src=https://x.example/a.js>\n</sCrIpT>", " "],
  ["<img src=x onerror=alert(1)>", ""],
  ["a <!-- <b> --> c<?php d ?>", "a  c"],
  ["<svg/onload=alert(1)>", "<svg/onload=alert(1)>"],
  ["<div style='position:fixed'>\n**b**\n</div>", "  b  "],
  ["<iframe srcdoc='<script>alert(1)</script>'></iframe>", ""],
  ["one<br>two", "one two"],
  ["Vec<String> and a <b", "Vec<String> and a <b"],
  ["&lt;script&gt;", "<script>"],
  ["\\<b\\>", "<b>"],
])("of %j only text stays", (text, said) => {
  expect(words(text)).toBe(said);
  expect(urls(text).filter((url) => !url.startsWith("https://"))).toEqual([]);
});

it("a control character before an address makes no link, and the text stays as it is", () => {
  expect(words("[words](\u0001javascript:alert(1))")).toBe("[words](\u0001javascript:alert(1))");
});

it("what authors mean counts: bold with a space, a link to a link, and a list far from the margin", () => {
  expect(urls("[here]([https://x.example/](https://x.example/))")).toEqual(["https://x.example/"]);
  expect(kinds("**Led by: **\nus")).toContain("strong");
  expect(words("**Led by: **\nus")).toBe("Led by: us");
  expect(kinds("We cover:\n\n    * one\n    * two").filter((kind) => kind === "item")).toHaveLength(2);
  // A list in a list stays in it.
  expect(kinds("- a\n\n    - b").filter((kind) => kind === "list")).toHaveLength(2);
});

it("a picture is a link to it, so that no site learns who reads the page", () => {
  expect(readMarkdown("![Map](https://x.example/a.png?reader=1)")).toMatchObject([
    { kind: "paragraph", children: [{ kind: "link", url: "https://x.example/a.png?reader=1" }] },
  ]);
  expect(words("![](https://x.example/a.png)")).toBe("https://x.example/a.png");
  expect(urls("[![Map](https://x.example/a.png)](https://y.example/)")).toEqual(["https://y.example/"]);
  expect(words("[![](https://x.example/a.png)](https://y.example/)")).toBe("https://y.example/");
});

it("a link whose words name another site also says where it leads", () => {
  expect(words("[https://bank.example](https://x.example)")).toBe("https://bank.example (x.example)");
  expect(words("[www.bank.example](https://x.example)")).toBe("www.bank.example (x.example)");
  expect(words("[https://x.example/a](https://x.example/b)")).toBe("https://x.example/a");
  // The direction of text cannot be turned around.
  expect(words("[\u202Eelpmaxe.knab\u202C](https://x.example)")).toBe("elpmaxe.knab");
});

it.each([
  ["quotes", ">".repeat(10_000)],
  ["lists", "- ".repeat(10_000)],
  ["indented lists", Array.from({ length: 200 }, (_, index) => `${" ".repeat(index)}- a`).join("\n")],
  ["numbers", "1. ".repeat(6_000)],
  ["emphasis", `${"*".repeat(9_000)}a${"*".repeat(9_000)}`],
  ["brackets", "[".repeat(20_000)],
  ["links in links", "[](".repeat(6_000)],
  ["pictures", "![".repeat(10_000)],
  ["tags", "<a ".repeat(6_000)],
  ["entities", "&#".repeat(10_000)],
])("%s nested thousands deep stay bounded", (_, text) => {
  expect(depth(readMarkdown(text))).toBeLessThan(20);
});

it("a text of a million characters is cut", () => {
  expect(words("a".repeat(1_000_000))).toBe(`${"a".repeat(MAX_MARKDOWN_LENGTH)}…`);
});

it("any text can be read, and every link of it leads to the web or a mailbox", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(..."[ ] ( ) < > ! * _ ` # | \\ & : \n".split(" "), "\n\n", "javascript:", "https://a.b"),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      for (const url of urls(parts.join(""))) expect(url).toMatch(/^(https?:\/\/|mailto:)[^"<>\s]*$/);
    }),
  );
});
