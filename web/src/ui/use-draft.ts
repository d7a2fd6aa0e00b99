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
  /** What was saved of the changed fields when each was changed first. */
  readonly base: Partial<T>;
  change(changes: Partial<T>): void;
  /** What is saved now is known to the person: what they keep is a change of it. */
  rebase(saved: T): void;
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
  const [base, setBase] = useState<Partial<T>>(() => read<T>(`${key} of`));
  const [restored, setRestored] = useState(() => Object.keys(changes).length > 0);
  const changed = useMemo(
    () => (Object.keys(changes) as (keyof T)[]).filter((field) => !same(changes[field], saved[field])),
    [changes, saved],
  );
  const dirty = changed.length > 0;

  useEffect(() => {
    if (!dirty) return forget(key);
    sessionStorage.setItem(key, JSON.stringify(changes));
    sessionStorage.setItem(`${key} of`, JSON.stringify(base));
  }, [key, changes, base, dirty]);
  const settled = useWarning(dirty);

  const latest = useRef(saved);
  latest.current = saved;
  const change = useCallback((more: Partial<T>) => {
    const saved = pick(latest.current, Object.keys(more) as (keyof T)[]);
    setBase((before) => ({ ...saved, ...before }));
    setChanges((before) => ({ ...before, ...more }));
  }, []);
  const rebase = useCallback(
    (now: T) => setBase((before) => pick(now, Object.keys(before) as (keyof T)[])),
    [],
  );
  const discard = useCallback(() => {
    forget(key);
    setChanges({});
    setBase({});
    setRestored(false);
    settled();
  }, [key, settled]);
  const value = { ...saved, ...changes };
  return { value, changed, restored: restored && dirty, base, change, rebase, discard };
}

const pick = <T extends object>(from: T, fields: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<T>;

function forget(key: string): void {
  sessionStorage.removeItem(key);
  sessionStorage.removeItem(`${key} of`);
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
