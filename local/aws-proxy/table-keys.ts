import type { Attributes } from "./dynamodb-request.ts";
import type { Engine } from "./engine.ts";

interface KeySchemaElement {
  AttributeName: string;
  KeyType: "HASH" | "RANGE";
}

interface Described {
  Table: {
    KeySchema: KeySchemaElement[];
    GlobalSecondaryIndexes?: { IndexName: string; KeySchema: KeySchemaElement[] }[];
    LocalSecondaryIndexes?: { IndexName: string; KeySchema: KeySchemaElement[] }[];
  };
}

export interface TableKeys {
  /** The name of the partition key's attribute, in the table or in one of its indexes. */
  partitionKey(index?: string): string | undefined;
  readonly indexes: readonly string[];
  /** Returns which item a key, or a whole item, identifies. */
  identify(attributes: Attributes): string;
}

/** Asks the engine once for the keys of each table. Returns undefined for a table that does not exist. */
export function rememberTableKeys(engine: Engine): (table: string) => Promise<TableKeys | undefined> {
  const known = new Map<string, Promise<TableKeys | undefined>>();
  return (table) => {
    const remembered = known.get(table);
    if (remembered) return remembered;
    const asked = describe(engine, table);
    known.set(table, asked);
    const forget = () => known.delete(table);
    asked.then((keys) => keys ?? forget(), forget);
    return asked;
  };
}

async function describe(engine: Engine, table: string): Promise<TableKeys | undefined> {
  const answer = await engine.call("DescribeTable", { TableName: table });
  if (answer.status !== 200) return undefined;
  const { Table } = JSON.parse(answer.body) as Described;
  const hash = (schema: KeySchemaElement[]) =>
    schema.find(({ KeyType }) => KeyType === "HASH")?.AttributeName;
  const indexes = [...(Table.GlobalSecondaryIndexes ?? []), ...(Table.LocalSecondaryIndexes ?? [])];
  const partitionKeys = new Map(indexes.map(({ IndexName, KeySchema }) => [IndexName, hash(KeySchema)]));
  const names = Table.KeySchema.map(({ AttributeName }) => AttributeName).sort();
  return {
    partitionKey: (index) => (index === undefined ? hash(Table.KeySchema) : partitionKeys.get(index)),
    indexes: [...partitionKeys.keys()],
    identify: (attributes) => JSON.stringify([table, ...names.map((name) => attributes[name])]),
  };
}
