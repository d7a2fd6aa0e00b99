import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { MarkdownProps } from "./markdown/markdown.tsx";

/** What reads Markdown comes with the first text. If it cannot be fetched, the text is shown as it was written. */
const Markdown = lazy<ComponentType<MarkdownProps>>(() =>
  import("./markdown/markdown.tsx").catch(() => ({ default: AsWritten })),
);

const AsWritten = ({ text }: MarkdownProps) => (
  <p className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
);

interface LateMarkdownProps extends MarkdownProps {
  /** It keeps the place of the text until its reader is there. */
  readonly fallback: ReactNode;
}

export const LateMarkdown = ({ fallback, ...props }: LateMarkdownProps) => (
  <Suspense fallback={fallback}>
    <Markdown {...props} />
  </Suspense>
);
