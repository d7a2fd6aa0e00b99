import type { Table } from "../../../functions/store/dynamodb/table.ts";

type Command = Parameters<Table["client"]["send"]>[0];

/** The table behind somebody who sees every call before it is made, and may do something first, or keep it back by throwing. */
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
