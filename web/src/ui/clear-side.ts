import { type RefObject, useLayoutEffect } from "react";

/** The control that was tapped last: Safari gives buttons no focus. */
let tapped: Element | undefined;

globalThis.document?.addEventListener(
  "pointerdown",
  (event) => {
    const path = event.composedPath().filter((target) => target instanceof Element);
    tapped = path.find((element) => element.matches("button, a, input, select"));
  },
  { capture: true, passive: true },
);

function focused(): Element | undefined {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
  return activeElement && activeElement !== document.body ? activeElement : undefined;
}

/**
 * Keeps a toast off what was tapped or has the focus: `data-side` is "top" where it would cover that at the bottom.
 *
 * @param shown anew for each toast
 */
export function useClearSide(toast: RefObject<HTMLElement | null>, shown: unknown): void {
  useLayoutEffect(() => {
    const element = toast.current;
    if (element === null || shown === undefined) return;
    element.dataset.side = "bottom";
    const place = element.getBoundingClientRect();
    const used = [tapped, focused()].filter((control) => control?.isConnected && !element.contains(control));
    const covers = used.some((control) => control && overlap(place, control.getBoundingClientRect()));
    element.dataset.side = covers ? "top" : "bottom";
  }, [toast, shown]);
}

/** Pixels that stay between the two. */
const GAP = 8;

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.top - GAP < b.bottom && b.top < a.bottom + GAP && a.left < b.right && b.left < a.right;
