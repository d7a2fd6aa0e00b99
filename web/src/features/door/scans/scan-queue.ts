import type { MAX_CHECK_INS_PER_BATCH } from "../../../../../functions/contract/door/check-ins.ts";
import type { CheckInResult, UndoAnswer } from "../../../api/door/answers.ts";
import { sendCheckIns, undoCheckIn } from "../../../api/door/door.ts";
import type { Failure } from "../../../api/failure.ts";
import type { ApiAccess } from "../../../api/request.ts";
import { forgetScan, keepScan, keptScans } from "./kept-scans.ts";
import { checkInOf, peopleIn, type Scan, undoIdOf } from "./scan.ts";
import { letsIn, type Verdict, verdictOf } from "./verdict.ts";

/** What the queue tells of the answers of the service. */
export interface Settled {
  onResult(scan: Scan, result: CheckInResult): void;
  onUndone(scan: Scan, answer: UndoAnswer): void;
}

export interface QueueState {
  /** All sessions of the person, in the order in which they were made. */
  readonly scans: readonly Scan[];
  /** Why the last request was in vain. Undefined: it was not. */
  readonly failure: Failure | undefined;
  /** The browser keeps nothing, so what waits ends with the page. */
  readonly volatile: boolean;
}

/** The list of recent scans shows this many of a session. */
const DONE_KEPT = 50;
/** The most that the service takes at once. Its schema would make the page larger by a library. */
const MAX_BATCH: typeof MAX_CHECK_INS_PER_BATCH = 500;

/**
 * What one person has scanned on this device. Everything is kept before it is sent, and stays until the service has answered
 * it: in order, each id once, also after the page was closed. The same path serves with a network and without.
 */
export class ScanQueue {
  readonly #access: ApiAccess;
  readonly #personId: string;
  readonly #settled: Settled;
  readonly #listeners = new Set<() => void>();
  readonly #awaited = new Map<string, (verdict: Verdict) => void>();
  #state: QueueState = { scans: [], failure: undefined, volatile: false };
  #sending: Promise<void> | undefined;

  constructor(access: ApiAccess, personId: string, settled: Settled) {
    this.#access = access;
    this.#personId = personId;
    this.#settled = settled;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): QueueState => this.#state;

  /** Reads what earlier pages have left, and sends it. */
  async open(): Promise<void> {
    const kept = await keptScans(this.#personId);
    const known = new Set(this.#state.scans.map(({ checkInId }) => checkInId));
    const older = kept.filter(({ checkInId }) => !known.has(checkInId));
    const gone = tooMany(older);
    for (const { checkInId } of gone) void forgetScan(checkInId);
    this.#change({ scans: [...older.filter((scan) => !gone.includes(scan)), ...this.#state.scans] });
    await this.send();
  }

  async add(scan: Scan): Promise<void> {
    this.#change({ scans: [...this.#state.scans, scan] });
    if (!(await keepScan(scan))) this.#change({ volatile: true });
  }

  /** Sends it, and waits so long for the answer of the service. Undefined: there was none in time. */
  async answerTo(checkInId: string, patienceMs: number): Promise<Verdict | undefined> {
    const { promise, resolve } = Promise.withResolvers<Verdict | undefined>();
    this.#awaited.set(checkInId, resolve);
    const timer = setTimeout(() => {
      // A phone in a crowded hall says that it is online. The next person does not wait as well.
      this.#change({ failure: { kind: "unavailable" } });
      resolve(undefined);
    }, patienceMs);
    // A run that has begun may not have it.
    void this.send()
      .then(() => (this.#find(checkInId)?.tried === false ? this.send() : undefined))
      .then(() => resolve(undefined));
    const verdict = await promise;
    clearTimeout(timer);
    this.#awaited.delete(checkInId);
    return verdict;
  }

  async undo(scan: Scan): Promise<void> {
    if (scan.state === "waits" && !scan.tried) return this.#forget(scan);
    await this.#put({ ...scan, state: "undo" });
    await this.send();
  }

  /** It will not be sent. */
  async giveUp(checkInId: string): Promise<void> {
    const scan = this.#find(checkInId);
    if (scan?.state === "waits") await this.#put({ ...scan, state: "done" });
  }

  /** The door has read what the service said otherwise. */
  async read(): Promise<void> {
    for (const scan of this.#state.scans)
      if (scan.corrects !== null) await this.#put({ ...scan, corrects: null });
  }

  /** Sends what waits, until something must wait longer. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#nextBatch(); next.length > 0; next = this.#nextBatch()) {
      const [first] = next;
      const failure = first?.state === "undo" ? await this.#sendUndo(first) : await this.#sendBatch(next);
      this.#change({ failure });
      if (failure !== undefined) return;
    }
    // Nothing waits, so nothing was in vain.
    if (this.#state.failure !== undefined) this.#change({ failure: undefined });
  }

  /** Those of one session, in order, until one that is to be undone; or that one. */
  #nextBatch(): readonly Scan[] {
    const pending = this.#state.scans.filter(({ state }) => state !== "done");
    const [first] = pending;
    if (first === undefined) return [];
    if (first.state === "undo") return [first];
    const same = pending.filter(({ sessionId }) => sessionId === first.sessionId);
    const end = same.findIndex(({ state }) => state === "undo");
    return same.slice(0, end < 0 ? MAX_BATCH : Math.min(end, MAX_BATCH));
  }

  async #sendBatch(batch: readonly Scan[]): Promise<Failure | undefined> {
    const sent: Scan[] = [];
    for (const { checkInId } of batch) {
      const scan = this.#find(checkInId);
      // It may have been undone meanwhile.
      if (scan?.state !== "waits") continue;
      sent.push(scan.tried ? scan : await this.#put({ ...scan, tried: true }));
    }
    if (sent.length === 0) return undefined;
    const sessionId = batch[0]?.sessionId ?? "";
    const answer = await sendCheckIns(this.#access, sessionId, sent.map(checkInOf));
    if (!answer.ok) return this.#refused(sent, answer.failure);
    const results = new Map(answer.value.results.map((result) => [result.checkInId, result]));
    const decided = [];
    for (const scan of sent) decided.push(await this.#settle(scan, results.get(scan.checkInId)));
    return decided.every(Boolean) ? undefined : { kind: "unavailable" };
  }

  /** A body that the service does not take is sent in parts, so that one of them cannot hold up the others. */
  async #refused(batch: readonly Scan[], failure: Failure): Promise<Failure | undefined> {
    const isFinal = failure.kind === "invalid" || failure.kind === "missing" || failure.kind === "too-large";
    if (!isFinal) return failure;
    if (batch.length > 1 && failure.kind !== "missing") {
      const half = Math.ceil(batch.length / 2);
      return (await this.#sendBatch(batch.slice(0, half))) ?? this.#sendBatch(batch.slice(half));
    }
    for (const { checkInId } of batch) await this.#settle(this.#find(checkInId), { checkInId, status: 400 });
    return undefined;
  }

  /** @returns whether it is decided */
  async #settle(sent: Scan | undefined, result: CheckInResult | undefined): Promise<boolean> {
    const scan = sent && this.#find(sent.checkInId);
    if (scan === undefined) return true;
    if (result === undefined) return false;
    const told = { name: scan.name, people: peopleIn(scan), anyway: isBeyond(scan), self: this.#personId };
    const verdict = verdictOf(result, told);
    if (verdict === undefined) return false;
    const answer = this.#awaited.get(scan.checkInId);
    const isNews = answer === undefined && isOther(scan.verdict, verdict);
    const userId = scan.userId ?? result.attendee?.userId ?? null;
    const name = result.attendee?.name ?? scan.name;
    await this.#put({
      ...{ ...scan, userId, name, verdict },
      state: scan.state === "undo" ? "undo" : "done",
      corrects: isNews ? scan.verdict : scan.corrects,
    });
    this.#settled.onResult(scan, result);
    answer?.(verdict);
    return true;
  }

  async #sendUndo(scan: Scan): Promise<Failure | undefined> {
    const answer = await undoCheckIn(this.#access, scan.sessionId, undoIdOf(scan));
    if (answer.ok) this.#settled.onUndone(scan, answer.value);
    else if (isTemporary(answer.failure)) return answer.failure;
    await this.#forget(scan);
    return undefined;
  }

  #find(id: string): Scan | undefined {
    return this.#state.scans.find(({ checkInId }) => checkInId === id);
  }

  async #put(scan: Scan): Promise<Scan> {
    const scans = this.#state.scans.map((each) => (each.checkInId === scan.checkInId ? scan : each));
    this.#change({ scans });
    await keepScan(scan);
    return scan;
  }

  async #forget({ checkInId }: Scan): Promise<void> {
    this.#change({ scans: this.#state.scans.filter((each) => each.checkInId !== checkInId) });
    await forgetScan(checkInId);
  }

  #change(change: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The service says something else than what the door was told. */
const isOther = (told: Verdict, said: Verdict): boolean =>
  told.kind !== said.kind && (letsIn(told) || letsIn(said));

const isBeyond = ({ verdict }: Scan): boolean => verdict.kind === "walked-in" && verdict.anyway;

const isTemporary = ({ kind }: Failure): boolean =>
  kind !== "invalid" && kind !== "missing" && kind !== "refused" && kind !== "changed";

/** The oldest of what is decided. What waits stays. */
function tooMany(scans: readonly Scan[]): readonly Scan[] {
  const done = scans.filter(({ state, corrects }) => state === "done" && corrects === null);
  return done.slice(0, Math.max(0, done.length - DONE_KEPT));
}
