import { useEffect, useState } from "react";

/**
 * Milliseconds since 1970, updated at the given interval.
 * @param everyMs undefined: it stands still
 */
export function useNow(everyMs: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (everyMs === undefined) return;
    // It was read just now, unless the interval has become shorter: hundreds of rows need not render twice for that.
    setNow((read) => (Date.now() - read < everyMs ? read : Date.now()));
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
