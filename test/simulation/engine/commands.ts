import { GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { TABLE } from "./definition.ts";

const TableName = TABLE.name;

const keyOf = (name: string) => ({ PK: name, SK: "LEDGER" });

interface Write {
  readonly name: string;
  readonly condition?: string;
}

const counting = ({ name, condition }: Write) => ({
  TableName,
  Key: keyOf(name),
  UpdateExpression: "ADD taken :one",
  ExpressionAttributeValues: { ":one": 1 },
  ...(condition !== undefined && { ConditionExpression: condition }),
});

/** Adds one to `taken` of an item. */
export const count = (name: string, condition?: string) =>
  new UpdateCommand(counting({ name, ...(condition !== undefined && { condition }) }));

/** Adds one to `taken` of each item. */
export const countAll = (writes: readonly Write[], token?: string) =>
  new TransactWriteCommand({
    TransactItems: writes.map((write) => ({ Update: counting(write) })),
    ...(token !== undefined && { ClientRequestToken: token }),
  });

export const get = (name: string, ConsistentRead = true) =>
  new GetCommand({ TableName, Key: keyOf(name), ConsistentRead });

/** Moves an item to a partition of the index `sweep`. */
export const mark = (name: string, bucket: string) =>
  new UpdateCommand({
    TableName,
    Key: keyOf(name),
    UpdateExpression: "SET sweepPK = :bucket, sweepSK = :name",
    ExpressionAttributeValues: { ":bucket": bucket, ":name": name },
  });

export const listMarked = (bucket: string) =>
  new QueryCommand({
    TableName,
    IndexName: "sweep",
    KeyConditionExpression: "sweepPK = :bucket",
    ExpressionAttributeValues: { ":bucket": bucket },
  });
