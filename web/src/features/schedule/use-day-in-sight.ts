import { useEffect, useState } from "react";
import { idOfDay } from "./days.ts";

/** The bars at the top cover this much of the screen. */
const COVERED_PX = 180;

/** The day at the top of the screen, as the page scrolls. */
export function useDayInSight(days: readonly string[]): string | undefined {
  const all = days.join();
  const [inSight, setInSight] = useState(days[0]);
  useEffect(() => {
    const keys = all.split(",");
    const look = () => {
      const begun = keys.findLast((key) => {
        const top = document.getElementById(idOfDay(key))?.getBoundingClientRect().top;
        return top !== undefined && top <= COVERED_PX;
      });
      setInSight(begun ?? keys[0]);
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [all]);
  return inSight;
}
