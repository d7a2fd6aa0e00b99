import { useEffect, useRef } from "react";
import { NOTHING_TYPED, scannedBefore, typed } from "./hand-scanner.ts";

/** Scanners that type like a keyboard work anywhere on the page. A field for codes reads them itself. */
export function useHandScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    let keys = NOTHING_TYPED;
    const read = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || readsCodes(event.target)) return;
      if (event.key !== "Enter") {
        keys = typed(keys, event.key, event.timeStamp);
        return;
      }
      const text = scannedBefore(keys, event.timeStamp);
      keys = NOTHING_TYPED;
      if (text === undefined) return;
      // It would press the button that has the focus.
      event.preventDefault();
      event.stopPropagation();
      latest.current(text);
    };
    addEventListener("keydown", read, { capture: true });
    return () => removeEventListener("keydown", read, { capture: true });
  }, []);
}

const readsCodes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset.codes !== undefined;
