import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router";

type Changes = Readonly<Record<string, string>>;

/** The address is written when a person pauses, because each write renders the whole page. */
const REST_MS = 250;
const NO_CHANGES: Changes = {};

/** The query of the page's address, and a function that changes some of it; an empty text removes a parameter. */
export function useAddress() {
  const [written, write] = useSearchParams();
  const [changes, setChanges] = useState(NO_CHANGES);
  const query = changed(written, changes).toString();
  const parameters = useMemo(() => new URLSearchParams(query), [query]);
  const isWritten = query === written.toString();

  useEffect(() => {
    if (isWritten) return setChanges(NO_CHANGES);
    const timer = setTimeout(
      () => write((current) => changed(current, changes), { replace: true, preventScrollReset: true }),
      REST_MS,
    );
    return () => clearTimeout(timer);
  }, [changes, write, isWritten]);

  const change = useCallback((more: Changes) => setChanges((before) => ({ ...before, ...more })), []);
  return [parameters, change] as const;
}

function changed(parameters: URLSearchParams, changes: Changes): URLSearchParams {
  const result = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") result.delete(name);
    else result.set(name, value);
  }
  return result;
}
