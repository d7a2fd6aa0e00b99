import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";

export type { StreamRecord };

/** A table's stream, read as Lambda reads it: each shard in order, and a shard before those that follow it. */
export class MappedStream {
  readonly #client: DynamoDBStreamsClient;
  readonly #arn: string;
  readonly #last = new Map<string, string>();
  readonly #iterators = new Map<string, string>();
  readonly #ended = new Set<string>();

  constructor(client: DynamoDBStreamsClient, arn: string) {
    this.#client = client;
    this.#arn = arn;
  }

  /** The shards that may have records, without those that wait for the end of another. */
  async shards(): Promise<string[]> {
    const described = await this.#client.send(new DescribeStreamCommand({ StreamArn: this.#arn }));
    const shards = described.StreamDescription?.Shards ?? [];
    const ids = new Set(shards.map(({ ShardId }) => ShardId));
    const isReady = (parent: string | undefined) =>
      parent === undefined || !ids.has(parent) || this.#ended.has(parent);
    return shards.flatMap(({ ShardId = "", ParentShardId }) =>
      isReady(ParentShardId) && !this.#ended.has(ShardId) ? [ShardId] : [],
    );
  }

  /** Reads on in a shard. The records are not read again, so the caller keeps them until they are done. */
  async read(shard: string): Promise<StreamRecord[]> {
    const iterator = this.#iterators.get(shard) ?? (await this.#iteratorOf(shard));
    try {
      const { Records = [], NextShardIterator } = await this.#client.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      const last = Records.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined) this.#last.set(shard, last);
      if (NextShardIterator === undefined) this.#ended.add(shard);
      else this.#iterators.set(shard, NextShardIterator);
      return Records;
    } catch (error) {
      // An iterator lives for minutes, and the oldest records go after a day.
      this.#iterators.delete(shard);
      if (error instanceof TrimmedDataAccessException) this.#last.delete(shard);
      throw error;
    }
  }

  async #iteratorOf(shard: string): Promise<string> {
    const last = this.#last.get(shard);
    const position =
      last === undefined
        ? ({ ShardIteratorType: "TRIM_HORIZON" } as const)
        : ({ ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: last } as const);
    const { ShardIterator = "" } = await this.#client.send(
      new GetShardIteratorCommand({ StreamArn: this.#arn, ShardId: shard, ...position }),
    );
    return ShardIterator;
  }
}
