import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { areaMessages } from "../messages/organizer/area-messages.ts";
import { notify } from "./notices.ts";

export interface Draft<T> {
  readonly value: T;
  /** The fields that differ from what is saved. */
  readonly changed: readonly (keyof T)[];
  /** Whether it began with what was entered on an earlier visit. */
  readonly restored: boolean;
  change(changes: Partial<T>): void;
  /** Back to what is saved. */
  discard(): void;
}

const { form: text } = areaMessages;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What is being entered. It outlives the page in this tab: leaving, reloading or signing in again loses nothing. Only
 * the fields that were changed are kept, so that the others follow what is saved.
 */
export function useDraft<T extends object>(name: string, saved: T): Draft<T> {
  const key = `draft:${name}`;
  const [changes, setChanges] = useState<Partial<T>>(() => read<T>(key));
  const [restored, setRestored] = useState(() => Object.keys(changes).length > 0);
  const changed = useMemo(
    () => (Object.keys(changes) as (keyof T)[]).filter((field) => !same(changes[field], saved[field])),
    [changes, saved],
  );
  const dirty = changed.length > 0;

  useEffect(() => {
    if (dirty) sessionStorage.setItem(key, JSON.stringify(changes));
    else sessionStorage.removeItem(key);
  }, [key, changes, dirty]);
  const settled = useWarning(dirty);

  const change = useCallback((more: Partial<T>) => setChanges((before) => ({ ...before, ...more })), []);
  const discard = useCallback(() => {
    sessionStorage.removeItem(key);
    setChanges({});
    setRestored(false);
    settled();
  }, [key, settled]);
  return { value: { ...saved, ...changes }, changed, restored: restored && dirty, change, discard };
}

/** Says when something unsaved is left behind. What it returns says that nothing is, before the page has been rendered so. */
function useWarning(dirty: boolean): () => void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [path] = useState(pathname + search);
  const latest = useRef({ dirty, navigate });
  latest.current = { dirty, navigate };

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [dirty]);

  useEffect(() => {
    return () => {
      const { dirty: left, navigate: go } = latest.current;
      if (left) notify("plain", text.kept, { label: text.back, act: () => void go(path) });
    };
  }, [path]);

  return useCallback(() => {
    latest.current.dirty = false;
  }, []);
}

function read<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}
