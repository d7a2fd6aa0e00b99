import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { Filters } from "./filters.ts";

/** Filters are in the address, so that people can share them and return to them. */
export function useFilters() {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo<Filters>(
    () => ({
      text: parameters.get("q") ?? "",
      track: parameters.get("track") ?? "",
      room: parameters.get("room") ?? "",
      mine: parameters.has("mine"),
      free: parameters.has("free"),
    }),
    [parameters],
  );
  const change = useCallback(
    (changes: Readonly<Record<string, string | boolean>>) =>
      setParameters(
        (current) => {
          for (const [name, value] of Object.entries(changes)) {
            if (value === "" || value === false) current.delete(name);
            else current.set(name, value === true ? "1" : value);
          }
          return current;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  );
  return { filters, day: parameters.get("day"), oneDay: parameters.has("only"), change };
}
