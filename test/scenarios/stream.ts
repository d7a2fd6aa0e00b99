import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "../../functions/store/dynamodb/table.ts";

/** One change of one item, in commit order. */
export interface Change {
  readonly before: Item | null;
  readonly after: Item;
}

export interface Stream {
  /** Changes since the last call. */
  read(): Promise<Change[]>;
}

interface StreamRecord {
  readonly dynamodb: {
    readonly OldImage?: Parameters<typeof unmarshall>[0];
    readonly NewImage?: Parameters<typeof unmarshall>[0];
  };
}

const AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20120810/eu-central-1/any/aws4_request, SignedHeaders=host, Signature=0";

/** The table's own record of every commit; DynamoDB Local keeps it in one shard, in order. */
export async function openStream(endpoint: string, tableName: string): Promise<Stream> {
  const call = async (operation: string, body: unknown) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
        authorization: AUTHORIZATION,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${operation}: ${text}`);
    return JSON.parse(text);
  };
  const { Streams } = await call("ListStreams", { TableName: tableName });
  const { StreamArn } = Streams[0];
  const { StreamDescription } = await call("DescribeStream", { StreamArn });
  const { ShardId } = StreamDescription.Shards[0];
  let last: string | undefined;

  /** An old iterator may point before the oldest kept record; a sequence number always works. */
  const iteratorAfterLast = async () => {
    const position =
      last === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: last };
    return (await call("GetShardIterator", { StreamArn, ShardId, ...position })).ShardIterator;
  };

  return {
    async read() {
      const changes: Change[] = [];
      for (let iterator = await iteratorAfterLast(); ; ) {
        const { Records, NextShardIterator } = await call("GetRecords", { ShardIterator: iterator });
        iterator = NextShardIterator;
        if (Records.length === 0) return changes;
        last = Records.at(-1).dynamodb.SequenceNumber;
        changes.push(...(Records as StreamRecord[]).flatMap(toChange));
      }
    },
  };
}

/** Only the harness deletes items, between scenarios. */
function toChange({ dynamodb: { OldImage, NewImage } }: StreamRecord): Change[] {
  if (!NewImage) return [];
  const before = OldImage ? (unmarshall(OldImage) as Item) : null;
  return [{ before, after: unmarshall(NewImage) as Item }];
}
