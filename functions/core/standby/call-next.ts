import type { Pause } from "../pause.ts";
import type { Ledger } from "../seats/ledger.ts";
import { isReleaseDue, noShowAt } from "./grace.ts";
import { standbyOf } from "./standby.ts";
import type { StandbyBook, StandbyPerson } from "./standby-book.ts";

export interface CallBook extends Pick<StandbyBook, "listLine"> {
  findLedger(sessionId: string): Promise<Ledger | null>;
  /** Raises the called number, if it is still the one that was seen. */
  raiseCalled(ledger: Ledger, calledTo: number): Promise<"committed" | "lost">;
  /** Lets people be released although a device is silent. */
  askForRelease(ledger: Ledger): Promise<"committed" | "lost">;
}

interface CallRequest {
  readonly sessionId: string;
  /** How many people more. */
  readonly places: number;
  /** The last number that the door has seen called. If it is another one now, somebody else has just called. */
  readonly after?: number | undefined;
}

interface CallPorts {
  readonly book: CallBook;
  readonly pause: Pause;
  readonly nudge: (sessionId: string) => Promise<void>;
}

export type CallOutcome =
  | { readonly kind: "called"; readonly ledger: Ledger; readonly calledTo: number; readonly people: number }
  | { readonly kind: "session-not-found" }
  | { readonly kind: "contention" };

/** Calls the next people who stand by. Two doors that call at the same moment call once, and a repeated call is none. */
export async function callNext(
  request: CallRequest,
  { book, nudge, pause }: CallPorts,
): Promise<CallOutcome> {
  const { sessionId, places, after } = request;
  let seen: number | undefined = after;
  for (;;) {
    const ledger = await book.findLedger(sessionId);
    if (ledger === null) return { kind: "session-not-found" };
    const { calledTo } = standbyOf(ledger);
    seen ??= calledTo;
    if (calledTo !== seen) return { kind: "called", ledger, calledTo, people: 0 };
    const next = nextAfter(await book.listLine(ledger), calledTo, places);
    const last = next.at(-1)?.number;
    if (last === undefined || last === null) return { kind: "called", ledger, calledTo, people: 0 };
    if ((await book.raiseCalled(ledger, last)) === "committed") {
      await nudge(sessionId);
      return { kind: "called", ledger, calledTo: last, people: next.length };
    }
    if (!(await pause())) return { kind: "contention" };
  }
}

const nextAfter = (line: readonly StandbyPerson[], calledTo: number, places: number): StandbyPerson[] =>
  line
    .filter(({ number }) => number !== null && number > calledTo)
    .sort((a, b) => Number(a.number) - Number(b.number))
    .slice(0, places);

export type AskOutcome =
  | { readonly kind: "asked" | "released-already"; readonly ledger: Ledger }
  /** `at`: when the grace ends. `null`: the session has none. */
  | { readonly kind: "not-due"; readonly at: string | null }
  | { readonly kind: "session-not-found" }
  | { readonly kind: "contention" };

/** The door says that the service knows of everybody who is in, so people who have not come can be released. */
export async function askForRelease(
  sessionId: string,
  { book, nudge, pause, clock }: CallPorts & { readonly clock: () => Date },
): Promise<AskOutcome> {
  for (;;) {
    const ledger = await book.findLedger(sessionId);
    if (ledger === null) return { kind: "session-not-found" };
    if (standbyOf(ledger).releasedAt !== null) return { kind: "released-already", ledger };
    if (!isReleaseDue(ledger, clock().toISOString())) return { kind: "not-due", at: noShowAt(ledger) };
    if ((await book.askForRelease(ledger)) === "committed") {
      await nudge(sessionId);
      return { kind: "asked", ledger };
    }
    if (!(await pause())) return { kind: "contention" };
  }
}
