import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect, it } from "vitest";
import { StoreUnavailable } from "../../../functions/store/dynamodb/failures.ts";
import { transact } from "../../../functions/store/dynamodb/transact.ts";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { TABLE } from "../engine/definition.ts";
import { Engine } from "../engine/engine.ts";
import { Process } from "../time/process.ts";
import { VirtualTime } from "../time/virtual-time.ts";
import { simulatedTable } from "./client.ts";
import { type Delays, type Faults, Network, NO_FAULTS } from "./network.ts";

const Key = { PK: "a", SK: "LEDGER" };
const create = {
  Key,
  UpdateExpression: "ADD taken :one",
  ExpressionAttributeValues: { ":one": 1 },
  ConditionExpression: "attribute_not_exists(PK)",
};

/** A process that reaches an engine through a network with these faults. */
function reaching(faults: Partial<Faults>, seed = 1, delays: Delays = {}) {
  const time = new VirtualTime(0);
  const random = seededRandom(seed);
  const engine = new Engine({ time, random });
  const network = new Network({ time, random, service: engine, requestTimeoutMs: 2_000 });
  network.faults = { ...NO_FAULTS, ...faults };
  const table = simulatedTable(new Process("one", time, delays), network, { time, random });
  const stored = () => engine.everyItem().length;
  /** Repairs the network after some time, and returns how the action ended and when. */
  const ending = async (act: () => Promise<unknown>, repairedAfterMs: number) => {
    time.after(repairedAfterMs, () => {
      network.faults = NO_FAULTS;
    });
    let ending: unknown;
    let at = 0;
    const end = (how: unknown) => {
      ending = how;
      at = time.now;
    };
    act().then(end, end);
    await time.run();
    return { ending, at };
  };
  return { table, stored, ending };
}

it.each(["lostRequest", "lostAnswer", "late", "serverError"] as const)(
  "repeats a transaction unchanged after faults of the kind %s, until it is known to be committed once",
  async (fault) => {
    for (let seed = 1; seed <= 10; seed++) {
      const { table, stored, ending } = reaching({ [fault]: 1 }, seed);
      expect((await ending(() => transact(table, [create]), 5_000)).ending).toEqual({ kind: "committed" });
      expect(stored()).toBe(1);
    }
  },
);

it("gives up when answers stay lost, although the write was carried out", async () => {
  const { table, stored, ending } = reaching({ lostAnswer: 1 });
  const { ending: error, at } = await ending(() => transact(table, [create]), 1e9);
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(at).toBeGreaterThan(8_000);
  expect(stored()).toBe(1);
});

it("ends a throttled transaction as unsettled after the attempts of the SDK", async () => {
  const { table, stored, ending } = reaching({ throttled: 1 });
  expect((await ending(() => transact(table, [create]), 1e9)).ending).toEqual({ kind: "unsettled" });
  expect(stored()).toBe(0);
});

it("repeats a read as the SDK does", async () => {
  const { table, ending } = reaching({ lostRequest: 1 });
  const read = () => table.client.send(new GetCommand({ TableName: TABLE.name, Key }));
  const { ending: answer, at } = await ending(read, 3_000);
  expect(answer).toEqual({});
  expect(at).toBeGreaterThan(4_000);
});

it("lets slow calls take up to the time after which their senders give up, and no longer", async () => {
  const times: number[] = [];
  for (let seed = 1; seed <= 50; seed++) {
    const { table, stored, ending } = reaching({}, seed, { slow: 1 });
    const { ending: outcome, at } = await ending(() => transact(table, [create]), 1e9);
    expect(outcome).toEqual({ kind: "committed" });
    expect(stored()).toBe(1);
    times.push(at);
  }
  expect(Math.min(...times)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...times)).toBeGreaterThan(1_000);
  expect(Math.max(...times)).toBeLessThan(2_000);
});

it("holds transactions up on their way, and nothing else", async () => {
  for (let seed = 1; seed <= 50; seed++) {
    const read = reaching({}, seed, { isHeldUp: true });
    const get = () => read.table.client.send(new GetCommand({ TableName: TABLE.name, Key }));
    expect((await read.ending(get, 1e9)).at).toBeLessThan(10);
    const written = reaching({}, seed, { isHeldUp: true });
    const { at } = await written.ending(() => transact(written.table, [create]), 1e9);
    expect(at).toBeGreaterThan(700);
    expect(at).toBeLessThan(1_000);
  }
});
