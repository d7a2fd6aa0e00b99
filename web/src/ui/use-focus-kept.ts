import { useEffect, useRef } from "react";
import { returnFocus } from "./return-focus.ts";

/**
 * When an item disappears from a list, the focus would disappear with it; it goes to the page instead.
 * @param count the items that are shown
 */
export function useFocusKept(count: number): void {
  const before = useRef(count);
  useEffect(() => {
    const fewer = count < before.current;
    before.current = count;
    if (fewer && document.activeElement === document.body) returnFocus(undefined);
  }, [count]);
}
