import { type ReactNode, useCallback, useState } from "react";
import { createPortal } from "react-dom";
import { openShadow } from "./shadow-styles.ts";

interface ShadowHostProps {
  readonly className?: string | undefined;
  /** Takes no part in the layout of the page. */
  readonly aside?: boolean;
  readonly children: ReactNode;
}

/** Where the styles of the page do not reach, nor do ours reach the page. */
export function ShadowHost({ className, aside = false, children }: ShadowHostProps) {
  const [root, setRoot] = useState<ShadowRoot>();
  const open = useCallback((host: HTMLElement | null) => {
    if (host !== null) setRoot(openShadow(host));
  }, []);
  return (
    <span ref={open} className={className} {...(aside && { style: { position: "absolute" } })}>
      {root && createPortal(children, root)}
    </span>
  );
}
