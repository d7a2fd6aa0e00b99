import { type MarkdownNode, wordsOf } from "../contract/markdown/markdown-node.ts";
import { readMarkdown } from "../contract/markdown/read-markdown.ts";

/** Markdown for readers that show text only, such as a calendar. Addresses stay. */
export const plainMarkdown = (text: string): string => blocks(readMarkdown(text));

const INLINE: readonly MarkdownNode["kind"][] = [
  ...(["text", "break", "code", "link", "strong", "emphasis", "struck"] as const),
];

/** Paragraphs and other blocks have an empty line between them; what stands in a line stays together. */
function blocks(nodes: readonly MarkdownNode[], between = "\n\n"): string {
  const parts: string[] = [];
  let inLine = false;
  for (const node of nodes) {
    const isInline = INLINE.includes(node.kind);
    if (isInline && inLine) parts.push(`${parts.pop()}${said(node)}`);
    else parts.push(said(node));
    inLine = isInline;
  }
  return parts.filter((part) => part !== "").join(between);
}

function said(node: MarkdownNode): string {
  switch (node.kind) {
    case "break":
      return "\n";
    case "rule":
      return "";
    case "text":
    case "code":
    case "code-block":
      return node.text;
    case "link": {
      const words = wordsOf(node.children);
      const address = node.url.replace(/^mailto:/, "");
      return isSame(words, address) ? words : `${words} (${address})`;
    }
    case "list":
      return node.children.map((item, index) => marked(item, node.start, index)).join("\n");
    case "table":
      return blocks(node.children, "\n");
    case "row":
      return node.children.map(said).join(" | ");
    default:
      return blocks(node.children);
  }
}

const isSame = (words: string, address: string) => words.replace(/\/$/, "") === address.replace(/\/$/, "");

function marked(item: MarkdownNode, start: number | null, index: number): string {
  const mark = start === null ? "- " : `${start + index}. `;
  return mark + ("children" in item ? blocks(item.children, "\n") : said(item)).replaceAll("\n", "\n  ");
}
