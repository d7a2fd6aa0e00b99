import type { Query } from "@tanstack/react-query";
import { useRef } from "react";

/** The next look comes after the first interval, and then more rarely: most pages lie open while nobody looks. */
const INTERVAL_MS = { first: 15_000, most: 60_000, factor: 1.5 };

/** The state of a query after its last answer. */
interface Look {
  readonly state: Pick<Query["state"], "data" | "dataUpdatedAt" | "errorUpdatedAt">;
}

interface BackingOffOptions {
  /** A changed answer brings the first interval back. Few people look, and they decide by what they see. */
  readonly eager?: boolean;
}

/** A `refetchInterval` for what changes all the time. */
export function useBackingOff({ eager = false }: BackingOffOptions = {}): (look: Look) => number {
  const { first, most, factor } = INTERVAL_MS;
  const last = useRef({ looked: 0, at: 0, data: undefined as unknown, wait: first });
  return ({ state: { data, dataUpdatedAt, errorUpdatedAt } }) => {
    const looked = Math.max(dataUpdatedAt, errorUpdatedAt);
    const { at, wait, data: before } = last.current;
    if (looked !== last.current.looked) {
      const now = Date.now();
      // The page was hidden meanwhile: somebody looks at it again.
      const isBack = now - at > 2 * most;
      const hasNews = eager && data !== before;
      last.current = {
        looked,
        at: now,
        data,
        wait: isBack || hasNews ? first : Math.min(wait * factor, most),
      };
    }
    return last.current.wait;
  };
}
