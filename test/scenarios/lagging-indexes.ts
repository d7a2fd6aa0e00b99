import {
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";
import type { Key } from "../../functions/store/keys.ts";

const LAG_MS = 1_000;

type Send = Table["client"]["send"];
type Command = Parameters<Send>[0];

/**
 * Indexes that lag behind the table by up to a second, each item by itself, as DynamoDB's global secondary
 * indexes may. A recent write may be missing, or appear in its old form or at its old position.
 */
export function laggingIndexes(random: () => number, time: () => number) {
  const writtenAt = new Map<string, number>();
  /** The items that a partition last showed. */
  const shown = new Map<string, Map<string, Item>>();
  let rate = 0;

  const isRecent = (key: Key) => (writtenAt.get(nameOf(key)) ?? 0) > time() - LAG_MS;
  const isLate = (key: Key) => isRecent(key) && random() < 0.5;

  function asShown({ input }: QueryCommand, fresh: readonly Item[]): Item[] {
    const values = input.ExpressionAttributeValues ?? {};
    const partition = `${input.IndexName} ${values[":partition"] ?? values[":bucket"]}`;
    const before = shown.get(partition) ?? new Map<string, Item>();
    shown.set(partition, new Map([...before, ...fresh.map((item) => [nameOf(item), item] as const)]));
    if (random() >= rate) return [...fresh];
    const items = new Map(fresh.map((item) => [nameOf(item), item]));
    for (const item of fresh.filter(isLate)) {
      const old = before.get(nameOf(item));
      if (old) items.set(nameOf(item), old);
      else items.delete(nameOf(item));
    }
    for (const [name, old] of before) if (!items.has(name) && isLate(old)) items.set(name, old);
    return [...items.values()]
      .filter((item) => values[":end"] === undefined || orderOf(item) > String(values[":end"]))
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      .slice(0, input.Limit);
  }

  return {
    /** Sets the probability that an index lags when it is read. */
    setRate: (to: number) => {
      rate = to;
    },

    over(table: Table): Table {
      const send = async (command: Command) => {
        try {
          const answer = await table.client.send(command);
          if (!(command instanceof QueryCommand) || !command.input.IndexName) return answer;
          const { Items } = answer as QueryCommandOutput;
          return { ...answer, ...(Items && { Items: asShown(command, Items as Item[]) }) };
        } finally {
          for (const key of writtenKeys(command)) writtenAt.set(nameOf(key), time());
        }
      };
      return { ...table, client: { send } as unknown as Table["client"] };
    },
  };
}

function writtenKeys(command: Command): Key[] {
  if (command instanceof UpdateCommand) return [command.input.Key as Key];
  if (!(command instanceof TransactWriteCommand)) return [];
  return (command.input.TransactItems ?? []).flatMap(({ Update }) => (Update ? [Update.Key as Key] : []));
}

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;
const orderOf = ({ bySessionSK, sweepSK }: Item): string => String(bySessionSK ?? sweepSK);
