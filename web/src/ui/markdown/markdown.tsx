import { Fragment, type ReactNode, useMemo } from "react";
import type { Enclosing, MarkdownNode } from "../../../../functions/contract/markdown/markdown-node.ts";
import { readMarkdown } from "../../../../functions/contract/markdown/read-markdown.ts";
import { ExternalLink } from "../external-link.tsx";

export interface MarkdownProps {
  readonly text: string;
  /** The level of the heading above the text. Headings in the text come below it. */
  readonly below: 1 | 2 | 3 | 4;
}

const APART = "space-y-3.5";
const LIST = "list-outside space-y-1 pl-6";
const CODE = "rounded bg-sunken px-1 font-mono text-[0.9em]";

type Element = "p" | "blockquote" | "li" | "strong" | "em" | "s" | "tr" | "th" | "td";

const ELEMENTS: Record<Exclude<Enclosing, "table">, readonly [element: Element, look?: string]> = {
  paragraph: ["p"],
  quote: ["blockquote", `${APART} border-l-2 border-line-strong pl-4 text-ink-soft`],
  item: ["li", "pl-1 marker:text-ink-soft"],
  strong: ["strong", "font-semibold"],
  emphasis: ["em"],
  struck: ["s"],
  row: ["tr"],
  "head-cell": ["th", "border-b border-line-strong py-1 pr-4 text-left align-top font-semibold"],
  cell: ["td", "border-b border-line py-1 pr-4 align-top"],
};

/** Text with markup as React elements, never as HTML. */
export default function Markdown({ text, below }: MarkdownProps) {
  const nodes = useMemo(() => readMarkdown(text), [text]);
  const levels = useMemo(() => levelsIn(nodes), [nodes]);
  const tagOf = (level: number) => `h${Math.min(6, below + 1 + levels.indexOf(level))}` as "h2";
  return <div className={`${APART} [overflow-wrap:anywhere]`}>{drawn(nodes, tagOf)}</div>;
}

/** The levels of headings that the text uses: its highest one follows the page's own, whatever its number. */
function levelsIn(nodes: readonly MarkdownNode[]): readonly number[] {
  const found = nodes.flatMap((node): readonly number[] => {
    if (node.kind === "heading") return [node.level];
    return "children" in node ? levelsIn(node.children) : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

type TagOf = (level: number) => "h2";

function drawn(nodes: readonly MarkdownNode[], tagOf: TagOf): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
    <Fragment key={index}>{drawnNode(node, tagOf)}</Fragment>
  ));
}

function drawnNode(node: MarkdownNode, tagOf: TagOf): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "rule":
      return <hr className="border-line" />;
    case "code":
      return <code className={CODE}>{node.text}</code>;
    case "code-block":
      return <pre className={`${CODE} p-3 whitespace-pre-wrap`}>{node.text}</pre>;
    case "link":
      return <ExternalLink url={node.url}>{drawn(node.children, tagOf)}</ExternalLink>;
    case "heading": {
      const Heading = tagOf(node.level);
      return <Heading className="pt-2 font-display font-semibold">{drawn(node.children, tagOf)}</Heading>;
    }
    case "list":
      if (node.start === null) return <ul className={`${LIST} list-disc`}>{drawn(node.children, tagOf)}</ul>;
      return (
        <ol start={node.start} className={`${LIST} list-decimal`}>
          {drawn(node.children, tagOf)}
        </ol>
      );
    case "table":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: people without a mouse scroll a wide table with the keyboard
        <div className="overflow-x-auto" tabIndex={0}>
          <table className="text-sm [overflow-wrap:normal]">
            <tbody>{drawn(node.children, tagOf)}</tbody>
          </table>
        </div>
      );
    default: {
      const [Element, look] = ELEMENTS[node.kind];
      return <Element className={look}>{drawn(node.children, tagOf)}</Element>;
    }
  }
}
