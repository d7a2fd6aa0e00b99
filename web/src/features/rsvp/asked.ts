import { useSyncExternalStore } from "react";

/** A question that any part of the page may ask, and that one part shows. */
export function createAsked<Question>() {
  let asked: Question | undefined;
  const listeners = new Set<() => void>();
  const change = (next: Question | undefined) => {
    asked = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) asked = undefined;
    };
  };
  return {
    /** Whether something on the page can show it. */
    isHeard: () => listeners.size > 0,
    /** @returns false if nothing on the page can show it */
    ask(question: Question): boolean {
      if (listeners.size === 0) return false;
      change(question);
      return true;
    },
    end: () => change(undefined),
    useAsked: () =>
      useSyncExternalStore(
        subscribe,
        () => asked,
        () => asked,
      ),
  };
}
