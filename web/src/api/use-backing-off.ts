import type { Query } from "@tanstack/react-query";
import { useRef } from "react";

/** The first question comes after the first interval, and ever rarer ones while the answer stays the same. */
const INTERVAL_MS = { first: 15_000, most: 60_000, factor: 1.5 };

type Look = Pick<Query["state"], "data" | "dataUpdateCount" | "errorUpdateCount">;

/** A `refetchInterval` for what changes all the time. */
export function useBackingOff(): (query: { readonly state: Look }) => number {
  const last = useRef({ look: -1, data: undefined as unknown, wait: INTERVAL_MS.first });
  return ({ state }) => {
    const look = state.dataUpdateCount + state.errorUpdateCount;
    if (look !== last.current.look) {
      const { first, most, factor } = INTERVAL_MS;
      const same = state.data === last.current.data;
      const wait = same ? Math.min(last.current.wait * factor, most) : first;
      last.current = { look, data: state.data, wait };
    }
    return last.current.wait;
  };
}
