import { clear, createStore, delMany, entries, get, set, type UseStore } from "idb-keyval";

/** An answer of the service as this browser keeps it, to show it without a network. */
export interface KeptAnswer {
  readonly data: unknown;
  /** When the service gave it. Milliseconds since 1970. */
  readonly at: number;
  /** The person whose token asked for it; null: everybody may see it. */
  readonly owner: string | null;
}

const DAYS_KEPT = 30;
/** The list of a door has the names of others. */
const DOOR_DAYS_KEPT = 1;
const DAY_MS = 86_400_000;

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore("session-rsvp-answers", "answers");
  return opened;
};

/** A browser without storage, or a full one, keeps nothing: the page works without. */
const orNothing = <T>(done: Promise<T>): Promise<T | undefined> => done.catch(() => undefined);

export async function keep(hash: string, answer: KeptAnswer): Promise<void> {
  await orNothing(set(hash, answer, store()));
}

/** @param person who uses the page; answers of others are never read */
export async function read(hash: string, person: string | null): Promise<KeptAnswer | undefined> {
  const kept = await orNothing(get<KeptAnswer>(hash, store()));
  return kept !== undefined && (kept.owner === null || kept.owner === person) ? kept : undefined;
}

/** Forgets what belongs to anybody else, and what is old. */
export async function forgetOthers(person: string | null): Promise<void> {
  const all = (await orNothing(entries<string, KeptAnswer>(store()))) ?? [];
  const oldest = (hash: string) =>
    Date.now() - (hash.startsWith('["door"') ? DOOR_DAYS_KEPT : DAYS_KEPT) * DAY_MS;
  const gone = all.filter(
    ([hash, { owner, at }]) => (owner !== null && owner !== person) || at < oldest(hash),
  );
  await orNothing(
    delMany(
      gone.map(([hash]) => hash),
      store(),
    ),
  );
}

export async function forgetAll(): Promise<void> {
  await orNothing(clear(store()));
}
