import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";

interface ExternalLinkProps {
  /** It must be safe: `safeUrl` says so. */
  readonly url: string;
  readonly children: ReactNode;
}

/** A link that a person wrote. Its site learns nothing of the page, and the page vouches for nothing. */
export const ExternalLink = ({ url, children }: ExternalLinkProps) => (
  <a
    href={url}
    target="_blank"
    rel="noopener noreferrer nofollow ugc"
    className="relative z-10 font-medium break-words text-accent underline underline-offset-[3px] [overflow-wrap:anywhere]"
  >
    {children}
    {!url.startsWith("mailto:") && (
      <ArrowUpRight aria-hidden className="ml-0.5 inline size-[0.8em] align-baseline" />
    )}
  </a>
);
