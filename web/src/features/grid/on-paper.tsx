import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { PaperGrid, type PaperGridProps } from "./paper-grid.tsx";

/**
 * What is printed instead of the page, which scrolls in two directions. It is in the page only while it prints. It
 * is beside the app, so that nothing of the app is printed.
 */
export function OnPaper(props: PaperGridProps) {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = matchMedia("print");
    // The browser takes the page as it is when the event ends.
    const change = (now: boolean) => flushSync(() => setPrinting(now));
    const follow = ({ matches }: MediaQueryListEvent) => change(matches);
    const begin = () => change(true);
    const end = () => change(false);
    paper.addEventListener("change", follow);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      paper.removeEventListener("change", follow);
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return printing && createPortal(<PaperGrid {...props} />, document.body);
}
