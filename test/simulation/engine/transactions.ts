import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { draw } from "../time/spread.ts";
import { cancelled, invalid, type Reason } from "./errors.ts";
import type { Holds } from "./holds.ts";
import { RequestTokens } from "./request-tokens.ts";
import { CHECK_PARAMETERS, checkTable, onlyKnown, type Reply, UPDATE_PARAMETERS } from "./requests.ts";
import type { State } from "./state.ts";
import type { Demand } from "./throttles.ts";
import { type Decision, decide, type PreparedWrite, prepareWrite } from "./writes.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** DynamoDB's limit for a transaction. */
const MAX_ITEMS = 100;
/** Preparing and committing are two writes of each item. */
const UNITS_FACTOR = 2;
/** The part of the hold in which DynamoDB prepares. Then committed items become visible. */
const PREPARING = 0.5;

interface Part {
  readonly write: PreparedWrite;
  readonly decision: Decision;
  readonly demands: readonly Demand[];
}

/**
 * Transactions that hold their items for a time. An item that agrees is held until the end, even if another item
 * refuses. One that refuses is not held. Committed items become visible one by one before the answer.
 */
export class Transactions {
  readonly #state: State;
  readonly #holds: Holds;
  readonly #tokens = new RequestTokens();

  constructor(state: State, holds: Holds) {
    this.#state = state;
    this.#holds = holds;
  }

  perform(
    { ClientRequestToken: token, TransactItems, ...others }: TransactWriteCommandInput,
    by: string,
    reply: Reply,
  ) {
    onlyKnown(others, []);
    const { time, timing, random } = this.#state;
    const writes = this.#prepared(TransactItems ?? []);
    const ms = draw(timing.hold, random);
    if (token !== undefined && this.#tokens.isRepeat(token, TransactItems, time.now)) {
      this.#inMs(ms, () => reply.with({}));
      return;
    }
    const ids = new Set(writes.map(({ key }) => key.id));
    if (ids.size < writes.length)
      throw invalid("Transaction request cannot include multiple operations on one item");

    const parts = writes.map((write) => this.#part(write));
    const reasons = parts.map((part) => this.#reasonOf(part));
    const isThrottled = reasons.some(({ code }) => code === "ThrottlingError");
    const held = isThrottled ? [] : writes.filter((_, n) => reasons[n]?.code === "None");
    const isCommitted = held.length === parts.length;
    this.#count(parts, reasons);
    for (const { key } of held) this.#holds.add(key);
    if (token !== undefined) this.#tokens.begin(token, TransactItems);
    if (isCommitted) this.#commit(parts, by, ms);
    this.#inMs(ms, () => {
      for (const { key } of held) this.#holds.release(key);
      if (token !== undefined) this.#tokens.end(token, isCommitted, time.now);
      if (isCommitted) reply.with({});
      else reply.fail(cancelled(reasons));
    });
  }

  #inMs(ms: number, act: () => void): void {
    if (ms === 0) act();
    else this.#state.time.after(ms, act);
  }

  #prepared(items: readonly TransactItem[]): PreparedWrite[] {
    if (items.length === 0 || items.length > MAX_ITEMS) throw invalid("A transaction has 1 to 100 items");
    const writes = items.map(({ Update, ConditionCheck, ...others }) => {
      onlyKnown(others, []);
      const input = Update ?? ConditionCheck;
      if (!input || (Update && ConditionCheck)) throw invalid("TransactItems can only contain one of them");
      onlyKnown(input, Update ? UPDATE_PARAMETERS : CHECK_PARAMETERS);
      checkTable(input.TableName, this.#state.definition.name);
      return prepareWrite(this.#state, input);
    });
    return writes;
  }

  #part(write: PreparedWrite): Part {
    const decision = decide(this.#state, write);
    const after = decision.agreed ? decision.after : decision.before;
    const demands = this.#state.writeDemands(write.key, { before: decision.before, after }, UNITS_FACTOR);
    return { write, decision, demands };
  }

  #reasonOf({ write, decision, demands }: Part): Reason {
    const { throttles, time } = this.#state;
    if (!demands.every((demand) => throttles.admits(demand, time.now))) return { code: "ThrottlingError" };
    if (this.#holds.has(write.key)) return { code: "TransactionConflict" };
    if (decision.agreed) return { code: "None" };
    return { code: decision.code, item: write.returnsOld ? decision.before : undefined };
  }

  /** A refused transaction costs as much as any other. Only a throttled one costs nothing. */
  #count(parts: readonly Part[], reasons: readonly Reason[]): void {
    const { throttles, usage, time } = this.#state;
    const codes = reasons.map(({ code }) => code);
    if (codes.includes("ThrottlingError")) {
      usage.count("TransactWrite", "throttled", {});
      return;
    }
    const isDone = codes.every((code) => code === "None");
    const demands = parts.flatMap(({ demands }) => (isDone ? demands : demands.slice(0, 1)));
    for (const demand of demands) throttles.take(demand, time.now);
    const writes = demands.reduce((sum, { units }) => sum + units, 0);
    const ending = isDone ? "done" : codes.includes("TransactionConflict") ? "conflict" : "refused";
    usage.count("TransactWrite", ending, { writes });
  }

  #commit(parts: readonly Part[], by: string, ms: number): void {
    const changes = [];
    for (const { write, decision } of parts) {
      if (!decision.agreed || !write.parsed.update) continue;
      const { before, after } = decision;
      changes.push({ before, after });
      const visibleAfter = ms * (PREPARING + (1 - PREPARING) * this.#state.random());
      this.#state.inMs(visibleAfter, () => this.#state.apply(write.key, after));
    }
    this.#state.onCommit({ at: this.#state.time.now, by, changes });
  }
}
