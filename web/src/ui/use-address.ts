import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useSearchParams } from "react-router";

type Changes = Readonly<Record<string, string>>;

/** The address is written when typing stops: writing it at every letter makes the whole page render. */
const REST_MS = 250;
const NO_CHANGES: Changes = {};

/** The query of the page's address, and a function that changes some of it; an empty text removes a parameter. */
export function useAddress() {
  const [written, write] = useSearchParams();
  const [changes, setChanges] = useState(NO_CHANGES);
  const query = changed(written, changes).toString();
  const parameters = useMemo(() => new URLSearchParams(query), [query]);
  // The router takes a while, and a letter may follow meanwhile: what is on its way counts as well.
  const sent = useRef(query);
  const isWritten = query === written.toString() && query === sent.current;

  useEffect(() => {
    if (changes === NO_CHANGES) sent.current = query;
    else if (isWritten) setChanges((latest) => (latest === changes ? NO_CHANGES : latest));
    else {
      const timer = setTimeout(() => {
        sent.current = query;
        write(new URLSearchParams(query), { replace: true, preventScrollReset: true });
      }, REST_MS);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [changes, query, isWritten, write]);

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
