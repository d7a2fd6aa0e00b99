import type { Table } from "../../../functions/store/dynamodb/table.ts";

type Command = Parameters<Table["client"]["send"]>[0];

/** Which answers to writes of one kind are lost. */
export interface Losses {
  readonly of: "TransactWrite" | "Update";
  /** How many answers are lost, from the first one on. */
  readonly answers: number;
  /** Actions of others between the first write and its lost answer. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** A table whose writes are carried out while their answers are lost on the way back. */
export function lossyTable({ name, client }: Table, { of, answers, meanwhile }: Losses): Table {
  let left = answers;
  const send = async (command: Command) => {
    const answer = await client.send(command);
    if (command.constructor.name !== `${of}Command` || left === 0) return answer;
    if (left === answers) await meanwhile?.();
    left -= 1;
    throw Object.assign(new Error("the answer was lost"), { name: "TimeoutError" });
  };
  return { name, client: { send } as unknown as Table["client"], patience: () => async () => true };
}
