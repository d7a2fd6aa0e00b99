import { useEffect, useRef } from "react";

interface RefreshOptions {
  /** @default 15 s, while things change */
  readonly intervalMs?: number;
  /** @default 60 s */
  readonly maxIntervalMs?: number;
  readonly skip?: boolean;
}

const SLOWER = 1.5;

/**
 * Asks again while the page is visible, at once when it becomes visible after a while, and never when hidden.
 * The interval grows while nothing changes or nobody answers.
 * @param refresh resolves with whether something has changed
 */
export function useRefresh(
  refresh: () => Promise<boolean>,
  { intervalMs = 15_000, maxIntervalMs = 60_000, skip = false }: RefreshOptions = {},
): void {
  const latest = useRef(refresh);
  latest.current = refresh;

  useEffect(() => {
    if (skip) return;
    let wait = intervalMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let askedAt = Date.now();
    let ended = false;

    const schedule = () => {
      clearTimeout(timer);
      if (!document.hidden && !ended) timer = setTimeout(ask, wait);
    };
    const ask = async () => {
      askedAt = Date.now();
      const changed = await latest.current().catch(() => false);
      wait = changed ? intervalMs : Math.min(wait * SLOWER, maxIntervalMs);
      schedule();
    };
    const onVisibility = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      wait = intervalMs;
      if (Date.now() - askedAt > intervalMs) void ask();
      else schedule();
    };
    document.addEventListener("visibilitychange", onVisibility);
    schedule();
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [intervalMs, maxIntervalMs, skip]);
}
