/** Where the line at now is, seen from the screen. */
export type Sight = "here" | "above" | "below";

/** The bars at the top and at the foot cover this much of the screen. */
const COVERED = { top: 112, foot: 72 };
/** Sessions that run stand above the line, and are seen as well. */
const ABOVE_LINE = 0.3;

/** Tells where the line is, each time that this changes. */
export function watchLine(line: HTMLElement, onSight: (sight: Sight) => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      const entry = entries.at(-1);
      if (entry === undefined) return;
      const above = entry.boundingClientRect.top < COVERED.top;
      onSight(entry.isIntersecting ? "here" : above ? "above" : "below");
    },
    { rootMargin: `-${COVERED.top}px 0px -${COVERED.foot}px 0px` },
  );
  observer.observe(line);
  return () => observer.disconnect();
}

export function isInSight(line: HTMLElement): boolean {
  const { top } = line.getBoundingClientRect();
  return top >= COVERED.top && top <= innerHeight - COVERED.foot;
}

export function showLine(line: HTMLElement): void {
  const { top } = line.getBoundingClientRect();
  scrollTo({ top: scrollY + top - innerHeight * ABOVE_LINE });
}
