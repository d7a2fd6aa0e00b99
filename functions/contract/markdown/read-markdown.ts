import MarkdownIt from "markdown-it";
import { MAX_MARKDOWN_LENGTH } from "../limits.ts";
import type { MarkdownNode } from "./markdown-node.ts";
import { treeOf } from "./markdown-tree.ts";
import { tidyMarkdown } from "./tidy-markdown.ts";

/**
 * Tags are recognized (`html`) so that they can be left out, and no address is refused while reading (`validateLink`): a
 * refused one would show its markup. What becomes of both is decided in `markdown-tree.ts`; nothing uses the library's renderer.
 * Blocks of HTML and indented code are off. Schedule files indent plain text, and Markdown among tags still counts.
 */
const parser = new MarkdownIt({ html: true, maxNesting: 100 }).disable(["html_block", "code"]);
parser.validateLink = () => true;

/** Reads text that a person wrote for a programme. Each text can be read; what is no Markdown is text. */
export function readMarkdown(text: string): readonly MarkdownNode[] {
  const within = text.length > MAX_MARKDOWN_LENGTH ? `${text.slice(0, MAX_MARKDOWN_LENGTH)}…` : text;
  return treeOf(parser.parse(tidyMarkdown(within), {}));
}
