import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";

interface LazyRowProps {
  /** The row is rendered at once because it is visible at once. */
  readonly first: boolean;
  /** The height in pixels until the row has been rendered. */
  readonly estimate: number;
  render(): ReactNode;
}

const NEAR = "900px 0px";
const rows = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | undefined;

function observe(element: Element, onNear: (near: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) rows.get(target)?.(isIntersecting);
    },
    { rootMargin: NEAR },
  );
  rows.set(element, onNear);
  observer.observe(element);
  return () => observer?.unobserve(element);
}

/**
 * It is in the page while it is near the screen; otherwise an empty space of the same height stands for it.
 */
export function LazyRow({ first, estimate, render }: LazyRowProps) {
  const element = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(first);
  const [height, setHeight] = useState(estimate);

  useEffect(() => {
    if (element.current === null) return;
    return observe(element.current, (nowNear) => {
      const row = element.current;
      // Removing the focused element would send the focus to the top of the page.
      if (row === null || (!nowNear && row.contains(document.activeElement))) return;
      if (!nowNear) setHeight((before) => (row.childElementCount > 0 ? row.offsetHeight : before));
      // In pieces, between which the page responds: several blocks may come near at once.
      startTransition(() => setNear(nowNear));
    });
  }, []);

  return (
    <div ref={element} style={near ? undefined : { height }}>
      {near && render()}
    </div>
  );
}
