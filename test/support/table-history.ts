import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";

/** One item before and after a write; `before` is absent if the write created it. */
export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

type Image = Record<string, AttributeValue>;
interface StreamRecord {
  readonly dynamodb: { readonly OldImage?: Image; readonly NewImage?: Image };
}

/** Every write to a table in commit order, read from its stream. */
export async function historyOf({ name }: Table, endpoint: string): Promise<Change[]> {
  const ask = <Output>(operation: string, body: object) => callStreams<Output>(endpoint, operation, body);
  const { Streams } = await ask<{ Streams: { StreamArn: string }[] }>("ListStreams", { TableName: name });
  const StreamArn = Streams[0]?.StreamArn;
  const { StreamDescription } = await ask<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
    "DescribeStream",
    { StreamArn },
  );
  const changes: Change[] = [];
  for (const { ShardId } of StreamDescription.Shards) {
    const from = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" };
    let { ShardIterator } = await ask<{ ShardIterator?: string }>("GetShardIterator", from);
    while (ShardIterator !== undefined) {
      const page: { Records: StreamRecord[]; NextShardIterator?: string } = await ask("GetRecords", {
        ShardIterator,
      });
      changes.push(...page.Records.map(toChange));
      ShardIterator = page.Records.length > 0 ? page.NextShardIterator : undefined;
    }
  }
  return changes;
}

const toChange = ({ dynamodb: { OldImage, NewImage } }: StreamRecord): Change => ({
  before: OldImage && (unmarshall(OldImage) as Item),
  after: NewImage && (unmarshall(NewImage) as Item),
});

/** The engine accepts any signature, so that no further SDK client is needed. */
const SIGNATURE =
  "AWS4-HMAC-SHA256 Credential=local/20300101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

async function callStreams<Output>(endpoint: string, operation: string, body: object): Promise<Output> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
      authorization: SIGNATURE,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${operation} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Output;
}
