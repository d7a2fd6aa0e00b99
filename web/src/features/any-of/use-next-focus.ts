import { type RefObject, useEffect, useRef } from "react";

/**
 * A row that leaves a list takes its button along, and the focus with it. The next row's button gets it, or the last one's.
 * @param buttons a selector that finds one button in each row
 * @returns what to call with the index of the row that leaves
 */
export function useNextFocus(list: RefObject<HTMLElement | null>, buttons: string): (index: number) => void {
  const left = useRef<number>(undefined);
  useEffect(() => {
    if (left.current === undefined) return;
    const all = [...(list.current?.querySelectorAll<HTMLElement>(buttons) ?? [])];
    (all[left.current] ?? all.at(-1))?.focus();
    left.current = undefined;
  });
  return (index) => {
    left.current = index;
  };
}
