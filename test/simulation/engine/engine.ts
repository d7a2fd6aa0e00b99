import type {
  BatchGetCommandInput,
  GetCommandInput,
  QueryCommandInput,
  TransactWriteCommandInput,
  UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { Holds } from "./holds.ts";
import { performQuery } from "./queries.ts";
import { performBatchGet, performGet } from "./reads.ts";
import type { Reply } from "./requests.ts";
import { performUpdate } from "./single-writes.ts";
import { State, type StateOptions } from "./state.ts";
import { Transactions } from "./transactions.ts";
import type { Usage } from "./usage.ts";
import { type Attributes, marshalledAttributes } from "./values.ts";

/** A command of lib-dynamodb. */
export interface Command {
  readonly input: object;
}

/** DynamoDB in memory, as far as the store uses it, on a virtual clock. What it does not know it refuses loudly. */
export class Engine {
  readonly #state: State;
  readonly #holds = new Holds();
  readonly #transactions: Transactions;

  constructor(options: StateOptions) {
    this.#state = new State(options);
    this.#transactions = new Transactions(this.#state, this.#holds);
  }

  get usage(): Usage {
    return this.#state.usage;
  }

  get tableName(): string {
    return this.#state.definition.name;
  }

  /** Receives a request now, and replies now or later. `by` names the process that sent it. */
  perform(command: Command, by: string, reply: Reply): void {
    try {
      const { input } = command;
      if (command.constructor.name === "TransactWriteCommand")
        this.#transactions.perform(input as TransactWriteCommandInput, by, reply);
      else reply.with(this.#answer(command, by));
    } catch (error) {
      reply.fail(error as Error);
    }
  }

  #answer({ constructor: { name }, input }: Command, by: string): object {
    switch (name) {
      case "UpdateCommand":
        return performUpdate(this.#state, this.#holds, input as UpdateCommandInput, by);
      case "GetCommand":
        return performGet(this.#state, input as GetCommandInput);
      case "BatchGetCommand":
        return performBatchGet(this.#state, input as BatchGetCommandInput);
      case "QueryCommand":
        return performQuery(this.#state, input as QueryCommandInput);
      default:
        throw new Error(`this engine does not know ${name}`);
    }
  }

  /** Stores items as they are, before a story begins. */
  put(items: readonly object[]): void {
    for (const item of items) {
      const { PK, SK, ...rest } = marshalledAttributes(item);
      const key = this.#state.items.keyOf({ PK, SK });
      this.#state.apply(key, { ...this.#state.items.attributesOf(key), ...rest });
    }
  }

  /** Every item as a consistent reader sees it now. */
  everyItem(): Attributes[] {
    return [...this.#state.items.everyItem()];
  }
}
