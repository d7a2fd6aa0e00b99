import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Table } from "../../functions/store/dynamodb/table.ts";
import { dayBook } from "../../functions/store/overlaps/day-book.ts";
import { seatBook } from "../../functions/store/seats/seat-book.ts";

interface Request {
  /** The table as this request reaches it. */
  readonly table: Table;
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const requests = new AsyncLocalStorage<Request>();

// A person's part of a ledger is chosen at random, and in a scenario by its seed.
const { random } = Math;
Math.random = () => (requests.getStore()?.random ?? random)();

const current = (): Request => {
  const request = requests.getStore();
  if (request === undefined) throw new Error("an instance acts outside a request");
  return request;
};

const generous = { calls: 50, periodMs: 60_000 };

/** A function instance: it serves many requests, and remembers what they learn of a ledger's parts. */
export function newInstance(tableName: string) {
  const send = (command: Parameters<Table["client"]["send"]>[0]) => current().table.client.send(command);
  const table: Table = {
    name: tableName,
    patience: () => current().table.patience(),
    client: { send } as unknown as Table["client"],
  };
  return {
    seats: seatBook(table, { newId: randomUUID, releaseLimit: generous }),
    days: dayBook(table, () => current().now()),
    serve: <T>(request: Request, act: () => Promise<T>): Promise<T> => requests.run(request, act),
  };
}
