import { hashKey, type Query, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { type Failure, failureOf } from "../failure.ts";
import type { KeptAnswer } from "./store.ts";

/** Who uses the page. Null: nobody is signed in. */
export interface Person {
  readonly id: string;
  /** Organizers see drafts, so even what they read of public paths is theirs. */
  readonly organizer: boolean;
}

interface Asked {
  readonly queryKey: QueryKey;
  readonly queryHash: string;
  readonly state: { readonly data: unknown };
}

const PERSONAL = new Set<unknown>(["my-schedule", "notices", "ticket", "my-roles", "door"]);
/** What pages show without a network. The rest needs one: organizers' lists, links, preferences. */
const SHOWN_OFFLINE = new Set<unknown>(["events", "event", "agenda", "seats", "session", ...PERSONAL]);
/** After this, a kept answer is shown while the page goes on waiting. */
const PATIENCE_MS = 3_000;

/** The network or the service is missing. A refusal is an answer. */
const isMissing = ({ kind }: Failure): boolean =>
  kind === "offline" || kind === "unavailable" || kind === "busy";

/**
 * Keeps the answers of the service in the browser, and shows them when the service cannot be reached. Nothing
 * is read as long as it answers, so nobody is shown anything old.
 */
export class Keeper {
  readonly #person: () => Person | null;

  constructor(person: () => Person | null) {
    this.#person = person;
  }

  /** Asks the service for a query, and shows the kept answer if that is in vain. The failure stays with it. */
  async ask<T>(client: QueryClient, query: Asked, ask: () => Promise<T> | T): Promise<T> {
    if (!SHOWN_OFFLINE.has(query.queryKey[0])) return ask();
    const asked = Promise.resolve(ask());
    const timer = setTimeout(() => void this.#show(client, query), PATIENCE_MS);
    try {
      const data = await asked;
      void this.#keep(query, data);
      return data;
    } catch (error) {
      if (isMissing(failureOf(error))) await this.#show(client, query);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #keep({ queryKey, queryHash, state }: Asked, data: unknown): Promise<void> {
    // The service has said that it has not changed.
    if (data === state.data) return;
    const person = this.#person();
    const [kind, , attendeeId] = queryKey;
    const isPersonal = PERSONAL.has(kind);
    // The person may have signed out while the answer was on its way.
    if (isPersonal && attendeeId !== person?.id) return;
    const owner = isPersonal || person?.organizer ? (person?.id ?? null) : null;
    const store = await loadStore();
    await store?.keep(queryHash, { data, at: Date.now(), owner });
  }

  async #show(client: QueryClient, query: Asked): Promise<void> {
    if (query.state.data !== undefined) return;
    const store = await loadStore();
    const kept = await store?.read(query.queryHash, this.#person()?.id ?? null);
    if (kept === undefined) return this.#showAgendaOf(client, query.queryKey);
    // The service may have answered meanwhile.
    if (query.state.data !== undefined) return;
    showKept(client, query.queryKey, kept);
  }

  /** A session that was never opened is in the agenda of its event. */
  async #showAgendaOf(client: QueryClient, [kind, sessionId]: QueryKey): Promise<void> {
    if (kind !== "session") return;
    const queryKey = ["agenda", String(sessionId).split(".", 1)[0]];
    const store = await loadStore();
    const kept = await store?.read(hashKey(queryKey), this.#person()?.id ?? null);
    if (kept === undefined || client.getQueryData(queryKey) !== undefined) return;
    showKept(client, queryKey, kept);
  }
}

/** By the hash of the query: the time of the kept answer that is shown in its place. */
const shown = new Map<string, number>();

function showKept(client: QueryClient, queryKey: QueryKey, { data, at }: KeptAnswer): void {
  shown.set(hashKey(queryKey), at);
  client.setQueryData(queryKey, data, { updatedAt: at });
}

/** Tells whether what the page has of a query may be old, because the service cannot be reached. */
export function isOld({ queryHash, state }: Pick<Query, "queryHash" | "state">): boolean {
  if (state.data === undefined || state.dataUpdatedAt === 0) return false;
  if (shown.get(queryHash) === state.dataUpdatedAt) return true;
  return state.status === "error" && isMissing(failureOf(state.error));
}

/** The first view does not need it. */
const loadStore = () => import("./store.ts").catch(() => undefined);
