import { randomUUID } from "node:crypto";
import { BatchWriteCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, inject, it } from "vitest";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import type { Update } from "../../../functions/store/dynamodb/transact.ts";
import { ledgerKey, rateKey } from "../../../functions/store/keys.ts";
import { earlyClosing } from "../../../functions/store/ledger/line.ts";
import { changeRules, proveRules } from "../../../functions/store/ledger/rules.ts";
import { dealing } from "../../../functions/store/parts/dealing.ts";
import { aLedger, NOW } from "../../support/builders.ts";
import { everyItem } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import fc from "../../support/same-examples.ts";
import { newTable } from "../../support/table.ts";
import { TABLE } from "../engine/definition.ts";
import { type Command, Engine } from "../engine/engine.ts";
import { NO_DELAYS } from "../engine/state.ts";
import { VirtualTime } from "../time/virtual-time.ts";
import { answerOf } from "./answers.ts";
import { initialItems, USERS } from "./initial-items.ts";
import { BUCKETS, commandOf, INDEX_PARTITIONS, KEYS, type Request, request } from "./requests.ts";

const NOBODY = { taken: 0, waiting: 0, lastWaitlistedAt: null };
const RUNS = 200;
const REQUESTS_PER_RUN = 50;
/** On a machine with nothing else to do it takes a minute. */
const MAX_MS = 600_000;
/** The number of tables, each with its own runs at the same time. */
const TABLES = 4;

/** Sends the same requests to both, one after the other, and compares each answer and then the tables. */
async function play(
  table: Table,
  items: readonly Item[],
  requests: readonly (Request | undefined)[],
): Promise<void> {
  const definition = { ...TABLE, name: table.name };
  const engine = new Engine({
    time: new VirtualTime(0),
    random: () => 0,
    timing: NO_DELAYS,
    limits: null,
    definition,
  });
  engine.put(items);
  await putItems(table, items);
  const ask = (command: Command): Promise<object> =>
    new Promise((resolve, reject) => engine.perform(command, "test", { with: resolve, fail: reject }));
  // The engine remembers tokens of other runs.
  const run = randomUUID().slice(0, 8);
  for (const each of requests) {
    if (each === undefined) continue;
    const command = commandOf(each, table.name, run);
    const [own, real] = [await answerOf(ask(command)), await answerOf(table.client.send(command as never))];
    expect(own, JSON.stringify(each)).toEqual(real);
  }
  expect(inOrder(engine.everyItem())).toEqual(inOrder(await everyItem(table)));
  for (const [index, partitions] of Object.entries(PARTITIONS)) {
    const rows = [];
    for (const partition of partitions)
      rows.push(...((await ask(rowsOf(table, index, partition))) as Page).Items);
    expect(inOrder(rows)).toEqual(inOrder(await everyRow(table, index)));
  }
}

interface Page {
  readonly Items: Item[];
}

const PARTITIONS = { bySession: INDEX_PARTITIONS, sweep: BUCKETS };

const rowsOf = (table: Table, IndexName: string, partition: string) =>
  new QueryCommand({
    TableName: table.name,
    IndexName,
    KeyConditionExpression: `${IndexName}PK = :pk`,
    ExpressionAttributeValues: { ":pk": partition },
  });

async function everyRow({ client, name }: Table, IndexName: string): Promise<Item[]> {
  return (await client.send(new ScanCommand({ TableName: name, IndexName }))).Items as Item[];
}

const inOrder = (items: readonly object[]) =>
  (items as Item[]).toSorted((a, b) => (a.PK + a.SK < b.PK + b.SK ? -1 : 1));

async function clear({ client, name }: Table): Promise<void> {
  const keys = [...KEYS, ...USERS.map((userId) => rateKey("release", userId))];
  const requests = keys.map((Key) => ({ DeleteRequest: { Key } }));
  await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
}

async function compare(seed: number, numRuns: number): Promise<void> {
  const table = await newTable(inject("dynamodbEndpoint"));
  // A failing run shrinks by leaving requests out.
  const optional = fc.option(request, { nil: undefined, freq: 1_000_000 });
  const requests = fc.array(optional, { minLength: REQUESTS_PER_RUN, maxLength: REQUESTS_PER_RUN });
  const property = fc
    .asyncProperty(initialItems, requests, (items, each) => play(table, items, each))
    .afterEach(() => clear(table));
  await fc.assert(property, { numRuns, seed });
}

it("changes a whole ledger of the most parts like DynamoDB Local", async () => {
  const desk = aLedger({ sessionId: "conf.0", capacity: 600, epoch: 0 });
  const parts = Array.from({ length: 96 }, () => ({ ...NOBODY, capacity: 9 }));
  const dealt = aLedger({ ...desk, epoch: 1, items: [{ ...NOBODY, capacity: 0 }, ...parts] });
  const rules = changeRules("conf.0", 0, { capacity: 3, state: "CLOSED" }, NOW);
  const closing = earlyClosing({ ...dealt, epoch: 2 }, proveRules("conf.0", 1), NOW);
  const writes = [
    dealing(desk, NOW),
    dealing(desk, NOW),
    rules.divided(dealt),
    closing.divided({ ...dealt, epoch: 2 }),
  ];
  const requests = writes.map((each): Request => {
    const TransactItems = (each ?? []).map((write) => ({ Update: write }));
    return { operation: "TransactWrite", input: { TransactItems } };
  });
  expect(requests.map(({ input }) => Object.values(input)[0].length)).toEqual([97, 97, 97, 97]);
  const item = { ...ledgerKey("conf.0"), taken: 0, waiting: 0, capacity: 600, state: "OPEN" };
  await play(await newTable(inject("dynamodbEndpoint")), [item], requests);
});

it("changes members of maps and sets of texts like DynamoDB Local", async () => {
  const Key = ledgerKey("conf.0");
  const phone = { endpoint: "https://push.example.org/1", keys: { auth: "a" } };
  const names = { "#id": "p-1" };
  const writes: readonly Omit<Update, "Key">[] = [
    {
      UpdateExpression: "SET devices.#id = :one",
      ExpressionAttributeNames: names,
      ...values({ ":one": phone }),
    },
    { UpdateExpression: "REMOVE devices.#id", ExpressionAttributeNames: names },
    { UpdateExpression: "SET devices = :all", ...values({ ":all": {} }) },
    { UpdateExpression: "REMOVE devices.#id", ExpressionAttributeNames: names },
    {
      UpdateExpression: "SET devices.#id = :one",
      ExpressionAttributeNames: names,
      ...values({ ":one": phone }),
    },
    {
      UpdateExpression: "SET devices.#id = :one, devices = :one",
      ExpressionAttributeNames: names,
      ...values({ ":one": phone }),
    },
    {
      UpdateExpression: "SET devices.#id.seen = :one, devices.laptop = :one REMOVE devices.#id.endpoint",
      ExpressionAttributeNames: names,
      ...values({ ":one": 1 }),
    },
    {
      UpdateExpression: "SET counted = :one",
      ConditionExpression: "devices.#id.#keys.#auth = :auth AND size(devices) = :two",
      ExpressionAttributeNames: { ...names, "#keys": "keys", "#auth": "auth" },
      ...values({ ":one": 1, ":auth": "a", ":two": 2 }),
    },
    {
      UpdateExpression: "SET counted = :two",
      ConditionExpression: "attribute_exists(devices.#id.endpoint)",
      ExpressionAttributeNames: names,
      ...values({ ":two": 2 }),
    },
    {
      UpdateExpression: "SET counted = :two",
      ConditionExpression: "devices.#id <> devices.laptop AND attribute_not_exists(devices.tablet.seen)",
      ExpressionAttributeNames: names,
      ...values({ ":two": 2 }),
    },
    { UpdateExpression: "ADD reached :some", ...values({ ":some": new Set(["a", "b"]) }) },
    {
      UpdateExpression: "SET counted = :one ADD reached :some",
      ...values({ ":some": new Set(["b", "c"]), ":one": 5 }),
    },
    { UpdateExpression: "ADD counted :some", ...values({ ":some": new Set(["b"]) }) },
    {
      UpdateExpression: "ADD devices.#id.seen :one",
      ExpressionAttributeNames: names,
      ...values({ ":one": 1 }),
    },
    { UpdateExpression: "SET counted.inner = :one", ...values({ ":one": 1 }) },
    {
      UpdateExpression: "SET counted = :one",
      ConditionExpression: "counted = :two",
      ...values({ ":one": 1, ":two": 2 }),
    },
  ];
  const requests = writes.map(
    (write): Request => ({
      operation: "Update",
      input: { ...write, Key, ReturnValuesOnConditionCheckFailure: "ALL_OLD" },
    }),
  );
  await play(await newTable(inject("dynamodbEndpoint")), [], requests);
});

const values = (ExpressionAttributeValues: Record<string, unknown>) => ({ ExpressionAttributeValues });

it(
  "answers ten thousand random requests like DynamoDB Local, and comes to the same table",
  async () => {
    const { SEED } = process.env;
    if (SEED !== undefined) await compare(Number(SEED), RUNS);
    else await Promise.all(Array.from({ length: TABLES }, (_, n) => compare(1 + n, RUNS / TABLES)));
  },
  MAX_MS,
);
