import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** The query of the page's address, and a function that changes some of it; an empty text removes a parameter. */
export function useAddress() {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (changes: Readonly<Record<string, string>>) =>
      setParameters(
        (current) => {
          for (const [name, value] of Object.entries(changes)) {
            if (value === "") current.delete(name);
            else current.set(name, value);
          }
          return current;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  );
  return [parameters, change] as const;
}
