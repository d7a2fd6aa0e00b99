import { type RefObject, useLayoutEffect } from "react";

/** The control that was tapped last: Safari does not focus buttons. */
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
 * Keeps a toast away from the tapped or focused control: `data-side` is "top" if it would cover that at the
 * bottom.
 * @param shown a new value for each toast
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

/** The gap between the two in pixels. */
const GAP = 8;

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.top - GAP < b.bottom && b.top < a.bottom + GAP && a.left < b.right && b.left < a.right;
