import type { Table } from "../../../functions/store/dynamodb/table.ts";

type Command = Parameters<Table["client"]["send"]>[0];

/**
 * A table with a watcher, which sees every call first. It may act before the call, or stop it by throwing.
 */
export const watchedTable = (
  { name, client, patience }: Table,
  before: (operation: string, input: object) => unknown,
): Table => {
  const send = async (command: Command) => {
    await before(command.constructor.name.replace("Command", ""), command.input);
    return client.send(command);
  };
  return { name, patience, client: { send } as unknown as Table["client"] };
};

export const isWrite = (operation: string): boolean => ["TransactWrite", "Update"].includes(operation);
