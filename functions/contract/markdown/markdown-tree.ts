import type { Token } from "markdown-it";
import { linkedText, safeUrl } from "../text-links.ts";
import { meaningOf } from "./html-tag.ts";
import { type Enclosing, type MarkdownNode, wordsOf } from "./markdown-node.ts";

/** What is nested deeper continues at this depth, so that no page has to draw a hundred quotes in each other. */
const MAX_DEPTH = 16;

const ENCLOSING: Readonly<Record<string, Enclosing>> = {
  paragraph_open: "paragraph",
  blockquote_open: "quote",
  list_item_open: "item",
  strong_open: "strong",
  em_open: "emphasis",
  s_open: "struck",
  table_open: "table",
  tr_open: "row",
  th_open: "head-cell",
  td_open: "cell",
};

/** An element that is not closed yet. */
interface Open {
  /** The same list as its parent's if the element itself is left out. */
  readonly children: MarkdownNode[];
  readonly depth: number;
  readonly url: string | undefined;
  readonly inLink: boolean;
}

/** Makes a tree of the library's tokens. It does not call itself for nested elements, so no text is too deep for it. */
export function treeOf(tokens: readonly Token[]): readonly MarkdownNode[] {
  const root: Open = { children: [], depth: 0, url: undefined, inLink: false };
  const open: Open[] = [root];
  const flat = tokens.flatMap((token) => (token.type === "inline" ? (token.children ?? []) : token));
  for (const token of flat) {
    const parent = open.at(-1) ?? root;
    if (token.nesting === 1) open.push(opened(token, parent));
    else if (token.nesting === 0) parent.children.push(...leavesOf(token, parent.inLink));
    else if (open.length > 1) {
      open.pop();
      if (parent.url !== undefined) parent.children.push(...whereTo(parent.url, parent.children));
    }
  }
  return root.children;
}

function opened(token: Token, parent: Open): Open {
  const { depth, inLink } = parent;
  const children: MarkdownNode[] = [];
  const url = token.type === "link_open" && !inLink ? safeUrl(String(token.attrGet("href"))) : null;
  const node = depth < MAX_DEPTH ? nodeOf(token, url, children) : undefined;
  if (node === undefined) return { ...parent, url: undefined };
  parent.children.push(node);
  return { children, depth: depth + 1, url: url ?? undefined, inLink: inLink || url !== null };
}

function nodeOf(token: Token, url: string | null, children: MarkdownNode[]): MarkdownNode | undefined {
  const { type, tag, hidden } = token;
  if (url !== null) return { kind: "link", url, children };
  if (type === "heading_open") return { kind: "heading", level: Number(tag.slice(1)), children };
  if (type === "bullet_list_open") return { kind: "list", start: null, children };
  if (type === "ordered_list_open")
    return { kind: "list", start: Number(token.attrGet("start") ?? 1), children };
  const kind = hidden ? undefined : ENCLOSING[type];
  return kind && { kind, children };
}

function leavesOf(token: Token, inLink: boolean): readonly MarkdownNode[] {
  const { type, content } = token;
  switch (type) {
    case "text":
      return inLink ? [{ kind: "text", text: content }] : linked(content);
    case "softbreak":
    case "hardbreak":
      return [{ kind: "break" }];
    case "code_inline":
      return [{ kind: "code", text: content }];
    case "fence":
      return [{ kind: "code-block", text: content.replace(/\n$/, "") }];
    case "hr":
      return [{ kind: "rule" }];
    case "image":
      return image(token, inLink);
    case "html_inline": {
      const meaning = meaningOf(content);
      if (meaning === "text") return [{ kind: "text", text: content }];
      return meaning === "line" ? [{ kind: "break" }] : [];
    }
    default:
      return content === "" ? [] : [{ kind: "text", text: content }];
  }
}

/** Addresses without any markup are links as well. */
const linked = (content: string): readonly MarkdownNode[] =>
  linkedText(content).map(({ text, url }) =>
    url === undefined ? { kind: "text", text } : { kind: "link", url, children: [{ kind: "text", text }] },
  );

/** A picture would tell its site who reads the page, so it is a link to the picture. */
function image(token: Token, inLink: boolean): readonly MarkdownNode[] {
  const url = inLink ? null : safeUrl(String(token.attrGet("src")));
  const text = token.content.trim() || (url ?? "");
  const children: readonly MarkdownNode[] = text === "" ? [] : [{ kind: "text", text }];
  return url === null ? children : [{ kind: "link", url, children }];
}

/** A link whose text names one site and which leads to another one also says where, and so does one without a text. */
function whereTo(url: string, children: readonly MarkdownNode[]): readonly MarkdownNode[] {
  const words = wordsOf(children);
  if (words.trim() === "") return [{ kind: "text", text: url }];
  const { host } = new URL(url);
  const named = linkedText(words.replace(/\bwww\./gi, "https://www."));
  const isOther = named.some((piece) => piece.url !== undefined && new URL(piece.url).host !== host);
  return isOther && host !== "" ? [{ kind: "text", text: ` (${host})` }] : [];
}
