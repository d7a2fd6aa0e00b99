import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer, RequestFailure } from "./answer.ts";

export interface Loaded<T> {
  /** It stays while it is loaded again, and if that fails. */
  readonly value: T | undefined;
  /** The failure of the last attempt. */
  readonly failure: RequestFailure | undefined;
  /** Resolves with whether the value has changed. */
  reload(): Promise<boolean>;
  /** Replaces the loaded value and any pending one. */
  replace(value: T): void;
}

/** @param key names the value: a new key loads it again */
export function useLoaded<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<Answer<T>>,
  initial?: T,
): Loaded<T> {
  const [state, setState] = useState<{
    key: string;
    value: T | undefined;
    failure: RequestFailure | undefined;
  }>({
    key,
    value: initial,
    failure: undefined,
  });
  const latest = useRef({ load, running: undefined as AbortController | undefined, text: "" });
  latest.current.load = load;

  const reload = useCallback(async () => {
    latest.current.running?.abort();
    const running = new AbortController();
    latest.current.running = running;
    const answer = await latest.current.load(running.signal);
    if (running.signal.aborted) return false;
    if (!answer.ok) {
      setState((before) => ({
        key,
        value: before.key === key ? before.value : undefined,
        failure: answer.failure,
      }));
      return false;
    }
    const text = JSON.stringify(answer.value);
    const changed = text !== latest.current.text;
    latest.current.text = text;
    setState((before) =>
      changed || before.key !== key || before.value === undefined
        ? { key, value: answer.value, failure: undefined }
        : { ...before, failure: undefined },
    );
    return changed;
  }, [key]);

  const replace = useCallback(
    (value: T) => {
      latest.current.running?.abort();
      latest.current.text = "";
      setState({ key, value, failure: undefined });
    },
    [key],
  );

  useEffect(() => {
    void reload();
    const current = latest.current;
    return () => current.running?.abort();
  }, [reload]);

  const fits = state.key === key;
  return {
    value: fits ? state.value : undefined,
    failure: fits ? state.failure : undefined,
    reload,
    replace,
  };
}
