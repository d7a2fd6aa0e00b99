import { expect, inject, it } from "vitest";
import { resourcesOfType } from "../../../local/template/cloudformation.ts";
import { readAssembly } from "../../../local/template/read-assembly.ts";
import { TABLE } from "../engine/definition.ts";
import { SWEEP_TIMEOUT_MS } from "../functions/sweep.ts";
import { CHANGES, MOVES, NOTICE_QUEUE, SENDING } from "../notices/settings.ts";
import { BATCH_SIZE, FUNCTION_TIMEOUT_MS, MAX_CONSUMERS } from "../queue/deliveries.ts";
import { MAX_RECEIVES, VISIBILITY_TIMEOUT_MS } from "../queue/simulated-queue.ts";

const resources = async (type: string) => {
  const { template } = await readAssembly(inject("assembly"));
  return resourcesOfType(template, type).map(([id, { Properties }]) => ({ id, Properties }));
};

it("simulates the table of the template, with its indexes", async () => {
  const [table] = await resources("AWS::DynamoDB::Table");
  const keys = ({ partition, sort }: { partition: string; sort: string }) => [
    { AttributeName: partition, KeyType: "HASH" },
    { AttributeName: sort, KeyType: "RANGE" },
  ];
  expect(table?.Properties).toMatchObject({
    KeySchema: keys(TABLE.key),
    GlobalSecondaryIndexes: Object.entries(TABLE.indexes).map(([IndexName, index]) => ({
      IndexName,
      KeySchema: keys(index),
      Projection: { ProjectionType: index.projection },
    })),
  });
});

it("simulates the queue and its consumer with the settings of the template", async () => {
  const queues = await resources("AWS::SQS::Queue");
  const nudges = queues.find(({ id, Properties }) => /nudges/.test(id) && Properties?.RedrivePolicy);
  expect(nudges?.Properties).toMatchObject({
    VisibilityTimeout: VISIBILITY_TIMEOUT_MS / 1_000,
    RedrivePolicy: { maxReceiveCount: MAX_RECEIVES },
  });
  const mappings = await resources("AWS::Lambda::EventSourceMapping");
  const delivery = mappings.find(({ Properties }) => JSON.stringify(Properties).includes(nudges?.id ?? ""));
  expect(delivery?.Properties).toMatchObject({
    BatchSize: BATCH_SIZE,
    ScalingConfig: { MaximumConcurrency: MAX_CONSUMERS },
  });
  expect(6 * FUNCTION_TIMEOUT_MS).toBe(VISIBILITY_TIMEOUT_MS);
});

it("simulates the sweep with the time that the template gives it", async () => {
  const functions = await resources("AWS::Lambda::Function");
  const named = expect.objectContaining({ POWERTOOLS_SERVICE_NAME: "sweep" });
  expect(functions.map(({ Properties }) => Properties)).toContainEqual(
    expect.objectContaining({
      Timeout: SWEEP_TIMEOUT_MS / 1_000,
      Environment: { Variables: named },
    }),
  );
});

it("simulates the ways of notices with the settings of the template", async () => {
  const mappings = (await resources("AWS::Lambda::EventSourceMapping")).map(({ Properties }) => Properties);
  const functions = await resources("AWS::Lambda::Function");
  const timeoutOf = (name: string) =>
    functions.find(({ id }) => id.toLowerCase().includes(name.replaceAll("-", "")))?.Properties?.Timeout;
  for (const { pattern, batchSize, maxRetries } of [CHANGES, MOVES])
    expect(mappings).toContainEqual(
      expect.objectContaining({
        FilterCriteria: { Filters: expect.arrayContaining([{ Pattern: JSON.stringify(pattern) }]) },
        ...{ BatchSize: batchSize, MaximumRetryAttempts: maxRetries, BisectBatchOnFunctionError: true },
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      }),
    );
  expect(mappings).toContainEqual(
    expect.objectContaining({
      ...{ BatchSize: SENDING.batchSize, ScalingConfig: { MaximumConcurrency: SENDING.maxConsumers } },
    }),
  );
  const queues = (await resources("AWS::SQS::Queue")).map(({ Properties }) => Properties);
  expect(queues).toContainEqual(
    expect.objectContaining({
      VisibilityTimeout: NOTICE_QUEUE.visibilityTimeoutMs / 1_000,
      RedrivePolicy: expect.objectContaining({ maxReceiveCount: NOTICE_QUEUE.maxReceives }),
    }),
  );
  const timeouts = { "change-notices": CHANGES, "note-moves": MOVES, "notice-consumer": SENDING };
  for (const [name, { functionTimeoutMs }] of Object.entries(timeouts))
    expect(timeoutOf(name), name).toBe(functionTimeoutMs / 1_000);
});
