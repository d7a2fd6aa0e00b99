import { useEffect, useRef } from "react";

/**
 * While something covers the page, nothing in it can be used. Then the focus returns to where it was.
 * @returns the ref of the page
 */
export function useFocusReturned(covered: boolean) {
  const page = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      before.current = target instanceof HTMLElement ? target : null;
    };
    const element = page.current;
    element?.addEventListener("focusin", remember);
    return () => element?.removeEventListener("focusin", remember);
  }, []);
  useEffect(() => {
    if (!covered) return;
    return () => before.current?.focus({ preventScroll: true });
  }, [covered]);
  return page;
}
