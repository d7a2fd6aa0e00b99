import { useCallback, useSyncExternalStore } from "react";

const A_MINUTE = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = Date.now();

/** Milliseconds since 1970, the same for everything that renders within a minute. */
export const thisMinute = (): number => minute;

function tick(): void {
  minute = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    minute = Date.now();
    timer = setInterval(tick, A_MINUTE);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/**
 * Something that depends on the time. All readers share one clock, which ticks once a minute, and a component
 * renders again only if what it reads has changed: a grid has hundreds of them.
 */
export function useAtMinute<Value extends string | number | boolean | undefined>(
  read: (now: number) => Value,
): Value {
  const value = useCallback(() => read(minute), [read]);
  return useSyncExternalStore(subscribe, value, value);
}
