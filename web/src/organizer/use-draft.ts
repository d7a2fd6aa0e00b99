import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { areaMessages } from "../messages/organizer/area-messages.ts";
import { tabStorage } from "../storage/browser-storage.ts";
import { showToast } from "../ui/toasts.ts";
import { useUnloadWarning } from "./use-unload-warning.ts";

export interface Draft<T> {
  readonly value: T;
  /** The fields that differ from the saved ones. */
  readonly changed: readonly (keyof T)[];
  /** Whether it began with values from an earlier visit. */
  readonly restored: boolean;
  /** The saved value of each changed field at its first change. */
  readonly base: Partial<T>;
  change(changes: Partial<T>): void;
  /** The person knows what is saved now: what they keep is a change of it. */
  rebase(saved: T): void;
  /** Returns to the saved values. */
  discard(): void;
}

const { form: text } = areaMessages;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Unsaved input. It outlives the page in this tab: leaving, reloading or signing in again loses nothing. It
 * keeps only changed fields, so that the others follow the saved values.
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
    tabStorage.write(key, JSON.stringify(changes));
    tabStorage.write(`${key} of`, JSON.stringify(base));
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

const forget = (key: string): void => tabStorage.remove(key, `${key} of`);

/**
 * Warns when a person leaves unsaved input. The returned function marks it as saved before the next render.
 */
function useWarning(dirty: boolean): () => void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [path] = useState(pathname + search);
  const latest = useRef({ dirty, navigate });
  latest.current = { dirty, navigate };

  useUnloadWarning(dirty);

  useEffect(() => {
    return () => {
      const { dirty: left, navigate: go } = latest.current;
      if (left) showToast("plain", text.kept, { label: text.back, act: () => void go(path) });
    };
  }, [path]);

  return useCallback(() => {
    latest.current.dirty = false;
  }, []);
}

function read<T>(key: string): Partial<T> {
  try {
    return JSON.parse(tabStorage.read(key) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}
