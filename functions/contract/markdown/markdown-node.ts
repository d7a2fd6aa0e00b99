/** Text with markup, as data. It holds nothing that a page or a file must make safe first: no tags, and only vetted addresses. */
export type MarkdownNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "rule" }
  | { readonly kind: "code" | "code-block"; readonly text: string }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly MarkdownNode[] }
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly MarkdownNode[] }
  /** `start` is the first number; `null`: the items have no numbers. */
  | { readonly kind: "list"; readonly start: number | null; readonly children: readonly MarkdownNode[] }
  | { readonly kind: Enclosing; readonly children: readonly MarkdownNode[] };

export type Enclosing =
  | "paragraph"
  | "quote"
  | "item"
  | "strong"
  | "emphasis"
  | "struck"
  | "table"
  | "row"
  | "head-cell"
  | "cell";

/** The words alone. */
export function wordsOf(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => ("text" in node ? node.text : "children" in node ? wordsOf(node.children) : " "))
    .join("");
}
