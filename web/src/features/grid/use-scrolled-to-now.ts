import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Span } from "../../time/lanes.ts";
import { HOUR_PX, topOf } from "./layout.ts";

/** A day that is going on opens at the present hour. */
export function useScrolledToNow(scroller: RefObject<HTMLElement | null>, window: Span): void {
  const opened = useRef(window);
  useLayoutEffect(() => {
    const now = Date.now();
    const { from, to } = opened.current;
    if (scroller.current === null || now < from || now >= to) return;
    scroller.current.scrollTop = topOf({ from: now, to }, opened.current) - HOUR_PX;
  }, [scroller]);
}
