import { type RefCallback, useCallback, useEffect, useRef, useState } from "react";

/** Where the line is, seen from the screen. */
export type Sight = "here" | "above" | "below";

/** The bars at the top and at the foot cover this much of the screen. */
const COVERED = { top: 116, foot: 72 };
/** Running sessions above the line are seen as well. */
const ABOVE_LINE = 0.3;

const opened = new Set<string>();

/**
 * The line at "now", and whether it is in sight. The first load of an event's agenda opens at it; `toNow` leads back.
 * @param wanted the day that is shown has the line
 */
export function useNowLine(eventId: string, wanted: boolean) {
  const [sight, setSight] = useState<Sight>();
  const line = useRef<HTMLDivElement>(null);
  /** Scroll as soon as there is a line. */
  const due = useRef(false);

  const at: RefCallback<HTMLDivElement> = useCallback((element) => {
    line.current = element;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => setSight(sightOf(entries.at(-1))),
      { rootMargin: `-${COVERED.top}px 0px -${COVERED.foot}px 0px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      line.current = null;
      setSight(undefined);
    };
  }, []);

  useEffect(() => {
    const element = line.current;
    if (element === null) return;
    // On the way back the browser restores the place where a person was.
    if (!opened.has(eventId) && scrollY === 0 && !isInSight(element)) show(element);
    opened.add(eventId);
    if (due.current) {
      due.current = false;
      show(element);
      element.focus({ preventScroll: true });
    }
  });

  const toNow = useCallback(() => {
    due.current = line.current === null;
    if (line.current === null) return;
    show(line.current);
    line.current.focus({ preventScroll: true });
  }, []);
  return { at, sight: wanted ? sight : undefined, toNow };
}

function sightOf(entry: IntersectionObserverEntry | undefined): Sight | undefined {
  if (entry === undefined) return undefined;
  if (entry.isIntersecting) return "here";
  return entry.boundingClientRect.top < COVERED.top ? "above" : "below";
}

function isInSight(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= COVERED.top && top <= innerHeight - COVERED.foot;
}

function show(element: HTMLElement): void {
  const { top } = element.getBoundingClientRect();
  scrollTo({ top: scrollY + top - innerHeight * ABOVE_LINE });
}
