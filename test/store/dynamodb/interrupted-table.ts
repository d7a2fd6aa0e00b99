import type { Table } from "../../../functions/store/dynamodb/table.ts";

type Command = Parameters<Table["client"]["send"]>[0];

/** A table in which others act just before one of the transactions, counted from 1. */
export function interruptedTable(
  { name, client, patience }: Table,
  meanwhile: () => Promise<unknown>,
  before = 1,
): Table {
  let transactions = 0;
  const send = async (command: Command) => {
    if (command.constructor.name === "TransactWriteCommand" && ++transactions === before) await meanwhile();
    return client.send(command);
  };
  return { name, patience, client: { send } as unknown as Table["client"] };
}
