import { type ReactNode, useCallback, useState } from "react";
import { createPortal } from "react-dom";
import { openShadow } from "./shadow-styles.ts";

interface ShadowHostProps {
  readonly className?: string | undefined;
  /** It takes no space in the page's layout. */
  readonly aside?: boolean;
  readonly children: ReactNode;
}

/** The page's styles do not apply inside, and these styles do not apply outside. */
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
