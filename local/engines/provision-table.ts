import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { StartError } from "../start-error.ts";

interface TableProperties {
  KeySchema: NonNullable<CreateTableCommandInput["KeySchema"]>;
  AttributeDefinitions: NonNullable<CreateTableCommandInput["AttributeDefinitions"]>;
  GlobalSecondaryIndexes?: NonNullable<CreateTableCommandInput["GlobalSecondaryIndexes"]>;
  LocalSecondaryIndexes?: NonNullable<CreateTableCommandInput["LocalSecondaryIndexes"]>;
  StreamSpecification?: {
    StreamViewType: NonNullable<CreateTableCommandInput["StreamSpecification"]>["StreamViewType"];
  };
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
}

/** Returns the ARN of the table's stream, if it has one. */
export async function provisionTable(
  dynamodb: DynamoDBClient,
  name: string,
  properties: unknown,
): Promise<string | undefined> {
  const wanted = properties as TableProperties;
  const existing = await describe(dynamodb, name);
  if (existing && shapeOf(existing) !== shapeOf(wanted)) {
    throw new StartError(
      `The table ${name} in the data store has different keys or indexes than the template. Start with --fresh to begin with an empty store.`,
    );
  }
  const table = existing
    ? await withStream(dynamodb, existing, wanted)
    : await create(dynamodb, name, wanted);
  await setTimeToLive(dynamodb, name, wanted);
  return table?.LatestStreamArn;
}

async function describe(dynamodb: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await dynamodb.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function create(dynamodb: DynamoDBClient, name: string, wanted: TableProperties) {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes } = wanted;
  const stream = wanted.StreamSpecification;
  const { TableDescription } = await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      KeySchema,
      AttributeDefinitions,
      BillingMode: "PAY_PER_REQUEST",
      GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map(({ IndexName, KeySchema: keys, Projection }) => ({
        IndexName,
        KeySchema: keys,
        Projection,
      })),
      LocalSecondaryIndexes,
      ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
    }),
  );
  return TableDescription;
}

async function withStream(dynamodb: DynamoDBClient, table: TableDescription, wanted: TableProperties) {
  const view = wanted.StreamSpecification?.StreamViewType;
  if (!view || table.StreamSpecification?.StreamEnabled) return table;
  const { TableDescription } = await dynamodb.send(
    new UpdateTableCommand({
      TableName: table.TableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: view },
    }),
  );
  return TableDescription;
}

async function setTimeToLive(
  dynamodb: DynamoDBClient,
  name: string,
  { TimeToLiveSpecification }: TableProperties,
) {
  if (!TimeToLiveSpecification?.Enabled) return;
  const { TimeToLiveDescription } = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (TimeToLiveDescription?.TimeToLiveStatus === "ENABLED") return;
  const { AttributeName } = TimeToLiveSpecification;
  await dynamodb.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName, Enabled: true },
    }),
  );
}

type Shaped = Pick<
  TableDescription,
  "KeySchema" | "AttributeDefinitions" | "GlobalSecondaryIndexes" | "LocalSecondaryIndexes"
>;

/** The keys, their types and the indexes, sorted: these cannot change while the table has data. */
function shapeOf({
  KeySchema,
  AttributeDefinitions,
  GlobalSecondaryIndexes,
  LocalSecondaryIndexes,
}: Shaped): string {
  const keys = (schema: Shaped["KeySchema"]) =>
    [...(schema ?? [])].map((key) => `${key.KeyType} ${key.AttributeName}`).sort();
  const indexes = (list: Shaped["GlobalSecondaryIndexes"] | Shaped["LocalSecondaryIndexes"]) =>
    [...(list ?? [])]
      .map((index) => [
        index.IndexName,
        keys(index.KeySchema),
        index.Projection?.ProjectionType,
        [...(index.Projection?.NonKeyAttributes ?? [])].sort(),
      ])
      .sort();
  const types = [...(AttributeDefinitions ?? [])]
    .map((it) => `${it.AttributeName} ${it.AttributeType}`)
    .sort();
  return JSON.stringify([
    keys(KeySchema),
    types,
    indexes(GlobalSecondaryIndexes),
    indexes(LocalSecondaryIndexes),
  ]);
}
