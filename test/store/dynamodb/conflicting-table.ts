import { setTimeout as sleep } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { ItemsInFlight } from "../../../local/aws-proxy/conflicts.ts";

type Command = Parameters<Table["client"]["send"]>[0];
interface Write {
  readonly Key: { readonly PK: string };
}
interface Written {
  readonly Key?: Write["Key"];
  readonly TransactItems?: readonly Partial<Record<string, Write>>[];
}

/** A table as DynamoDB would keep it: each write holds its items for a time, and transactions on them are refused. */
export function conflictingTable({ name, client, patience }: Table, holdMs: number): Table {
  const inFlight = new ItemsInFlight();
  const send = async (command: Command) => {
    const operation = { TransactWriteCommand: "TransactWriteItems", UpdateCommand: "UpdateItem" }[
      command.constructor.name
    ];
    if (operation === undefined) return client.send(command);
    const keys = keysOf(command.input as Written);
    const positions = inFlight.conflicts(operation, keys);
    if (positions.length > 0) {
      await sleep(holdMs);
      throw conflict(operation, keys.length, positions);
    }
    const release = inFlight.hold(operation, keys);
    try {
      const [answer] = await Promise.all([client.send(command), sleep(holdMs)]);
      return answer;
    } finally {
      release();
    }
  };
  return { name, patience, client: { send } as unknown as Table["client"] };
}

const keysOf = ({ Key, TransactItems = [] }: Written): string[] =>
  Key
    ? [Key.PK]
    : TransactItems.map(({ Update, ConditionCheck }) => (Update ?? ConditionCheck)?.Key.PK ?? "");

function conflict(operation: string, items: number, positions: readonly number[]): Error {
  if (operation === "UpdateItem")
    return Object.assign(new Error("conflict"), { name: "TransactionConflictException" });
  const CancellationReasons = Array.from({ length: items }, (_, position) => ({
    Code: positions.includes(position) ? "TransactionConflict" : "None",
  }));
  return new TransactionCanceledException({ message: "conflict", $metadata: {}, CancellationReasons });
}
