import { DynamoDBStreamsClient, ListStreamsCommand } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { MappedStream } from "../../../local/triggers/mapped-stream.ts";
import { streamEvent } from "../../../local/triggers/stream-event.ts";

export interface Records {
  /** Records since the last call, in the order of the commits and as Lambda shows them. */
  read(): Promise<DynamoDBRecord[]>;
  close(): void;
}

/** Opens the stream of a table on DynamoDB Local, which has one shard at a time. */
export async function openRecords(endpoint: string, TableName: string): Promise<Records> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBStreamsClient({ endpoint, region: "eu-central-1", credentials });
  const { Streams } = await client.send(new ListStreamsCommand({ TableName }));
  const arn = Streams?.[0]?.StreamArn ?? "";
  const stream = new MappedStream(client, arn);
  return {
    async read() {
      const all: DynamoDBRecord[] = [];
      for (let found = true; found; ) {
        const pages = await Promise.all((await stream.shards()).map((shard) => stream.read(shard)));
        const records = pages.flat();
        all.push(...streamEvent(records, arn).Records);
        found = records.length > 0;
      }
      return all;
    },
    close: () => client.destroy(),
  };
}
