import type { ApolloClient } from "@apollo/client";
import { failureOf } from "../api/failure.ts";
import type { Trouble } from "./diagnose.ts";
import { planRequests, requestSeats, type SeatRequest } from "./seat-requests.ts";
import type { Visitor } from "./visitor.ts";

export type SeatStatus = "loading" | "there" | "missing" | Trouble;

/**
 * The data of all buttons on the page, requested together, and once even if several buttons need the same.
 */
export interface SeatBoard {
  /** @returns a function that ends the interest: no request is made for data that no button shows */
  want(sessionId: string, eventId: string | undefined): () => void;
  statusOf(sessionId: string): SeatStatus;
  subscribe(listener: () => void): () => void;
  /** Repeats failed requests. */
  retry(): void;
  /** Requests everything again because another person uses the page. */
  reload(): void;
  /** @returns whether anything has changed */
  refresh(): Promise<boolean>;
}

interface Entry {
  eventId: string | undefined;
  buttons: number;
  status: SeatStatus;
}

const isTrouble = (status: SeatStatus): status is Trouble =>
  status === "failed" || status === "blocked" || status === "elsewhere";

/** @param diagnose finds out why the service cannot be reached */
export function createSeatBoard(
  client: ApolloClient,
  visitor: () => Visitor,
  diagnose: (error: unknown) => Promise<Trouble> = async () => "failed",
): SeatBoard {
  const entries = new Map<string, Entry>();
  const due = new Set<string>();
  const listeners = new Set<() => void>();
  let scheduled = false;
  let refreshed = "";

  function emit(): void {
    for (const listener of listeners) listener();
  }

  function schedule(sessionIds: Iterable<string>): void {
    for (const id of sessionIds) due.add(id);
    if (scheduled || due.size === 0) return;
    scheduled = true;
    // All buttons that the page makes in this task share one request.
    setTimeout(async () => {
      scheduled = false;
      const ids = [...due];
      due.clear();
      await load(ids, false);
    });
  }

  /** @returns the answers; undefined for failed requests */
  async function load(sessionIds: readonly string[], again: boolean): Promise<(string | undefined)[]> {
    // The person is identified first: if they have changed, everything is requested again.
    await visitor().token();
    const wanted = sessionIds.flatMap((id) => {
      const entry = entries.get(id);
      return entry === undefined ? [] : [[id, entry.eventId] as const];
    });
    const answers = await Promise.all(
      planRequests(new Map(wanted)).map((request) => carryOut(request, again)),
    );
    emit();
    return answers;
  }

  async function carryOut(request: SeatRequest, again: boolean, last = false): Promise<string | undefined> {
    try {
      const { found, text } = await requestSeats(client, request, again);
      for (const id of request.sessionIds) settle(id, found.has(id), request);
      return text;
    } catch (error) {
      if (request.eventId !== undefined && failureOf(error).kind === "missing") {
        for (const id of request.sessionIds) settle(id, false, request);
        return "";
      }
      if (failureOf(error).kind === "unauthenticated" && !last) {
        visitor().expire();
        return carryOut(request, again, true);
      }
      const failing = request.sessionIds.filter((id) => entries.get(id)?.status === "loading");
      const trouble = failing.length > 0 ? await diagnose(error) : "failed";
      for (const id of failing) fail(id, trouble);
      return undefined;
    }
  }

  function settle(id: string, found: boolean, { eventId }: SeatRequest): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    if (found || eventId === undefined) {
      entry.status = found ? "there" : "missing";
      return;
    }
    // The session may belong to another event than the page says.
    entry.eventId = undefined;
    schedule([id]);
  }

  function fail(id: string, trouble: Trouble): void {
    const entry = entries.get(id);
    if (entry?.status === "loading") entry.status = trouble;
  }

  return {
    want(sessionId, eventId) {
      const entry = entries.get(sessionId) ?? { eventId, buttons: 0, status: "loading" };
      entry.buttons++;
      entries.set(sessionId, entry);
      if (entry.buttons === 1) schedule([sessionId]);
      return () => {
        entry.buttons--;
        if (entry.buttons === 0) entries.delete(sessionId);
      };
    },
    statusOf: (sessionId) => entries.get(sessionId)?.status ?? "loading",
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry() {
      const failed = [...entries].filter(([, { status }]) => isTrouble(status));
      for (const [, entry] of failed) entry.status = "loading";
      emit();
      schedule(failed.map(([id]) => id));
    },
    reload: () => schedule([...entries].filter(([, { status }]) => status !== "loading").map(([id]) => id)),
    async refresh() {
      const ids = [...entries].filter(([id, { status }]) => status !== "loading" && !due.has(id));
      const answers = await load(
        ids.map(([id]) => id),
        true,
      );
      if (answers.includes(undefined)) return false;
      const before = refreshed;
      // Only the last answers are kept: other buttons give other answers, and each may contain 900 sessions.
      refreshed = answers.join();
      return refreshed !== before;
    },
  };
}
