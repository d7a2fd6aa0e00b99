import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../../../functions/store/dynamodb/table.ts";

const WRITES = ["UpdateCommand", "SendMessageBatchCommand", "SendEmailCommand"];

/** It died after one of its writes. */
export class Killed extends Error {
  override readonly name = "Killed";
}

/** Counts the writes of one process, which dies after some of them and before it sees the answer. */
export class Life {
  #writes = 0;
  readonly #diesAfter: number;
  #isDead = false;
  readonly died: Promise<never>;
  #die: (error: Killed) => void = () => undefined;

  constructor(diesAfter = Number.POSITIVE_INFINITY) {
    this.#diesAfter = diesAfter;
    this.died = new Promise((_, reject) => {
      this.#die = reject;
    });
    this.died.catch(() => undefined);
  }

  /** After its death none of its promises settles. */
  async call<T>(command: object, send: () => Promise<T>): Promise<T> {
    if (this.#isDead) return new Promise(() => undefined);
    const isLast = WRITES.includes(command.constructor.name) && ++this.#writes === this.#diesAfter;
    const answer = await send();
    if (isLast) {
      this.#isDead = true;
      this.#die(new Killed());
    }
    return this.#isDead ? new Promise(() => undefined) : answer;
  }
}

/** The table as a process reaches it. */
export function tableOf(client: DynamoDBClient, name: string, life: Life): Table {
  const table = openTable(name, client);
  const send = (command: Parameters<Table["client"]["send"]>[0]) =>
    life.call(command, () => table.client.send(command));
  return { ...table, client: { send } as unknown as Table["client"] };
}
