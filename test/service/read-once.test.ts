import type { BatchGetCommandOutput } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { ASSUMED } from "../../bench/costs/assumed.ts";
import type { SeatsAnswer } from "../../functions/contract/answers.ts";
import { compressed } from "../../functions/middleware/compressed.ts";
import type { Table } from "../../functions/store/dynamodb/table.ts";
import { eventReadings } from "../../functions/store/programme/event-readings.ts";
import { namePhysical } from "../../local/template/physical.ts";
import { readAssembly } from "../../local/template/read-assembly.ts";
import { createResolver } from "../../local/template/resolver.ts";
import { call, people } from "../support/api.ts";
import { importLargeConference, type LargeConference } from "../support/large-conference.ts";
import { playedEdge } from "../support/played-edge.ts";
import { startService, type TestService } from "../support/service.ts";
import { tableOf } from "../support/table.ts";

let service: TestService;
let conference: LargeConference;
let edge: ReturnType<typeof playedEdge>;
/** The edge's clock, which stands still by itself. */
let now: number;
let asked: string[];

beforeAll(async () => {
  service = await startService();
  conference = await importLargeConference(service);
  const { template } = await readAssembly(inject("assembly"));
  const resolver = createResolver(
    template,
    namePhysical(template, { queueOrigin: "https://sqs.invalid", tablePrefix: "" }),
  );
  const askApi = (path: string, headers: Record<string, string>) => {
    asked.push(path);
    return call(service, "GET", path, { headers });
  };
  edge = playedEdge(template, resolver, askApi, () => now);
});

afterAll(() => service.stop());

beforeEach(() => {
  // Nothing that a test before has left with the edge is good any more.
  now = (now ?? 0) + 60_000;
  asked = [];
});

const seatsPath = () => `/api/events/${conference.eventId}/seats`;
const agendaPath = () => `/api/events/${conference.eventId}/sessions?abstracts=omit`;

async function readUnitsOf(act: () => Promise<unknown>): Promise<number> {
  await service.resetUsage();
  await act();
  const { functions } = await service.usage();
  const operations = Object.values(functions).flatMap((each) => Object.values(each));
  return operations.reduce((sum, { readUnits }) => sum + readUnits, 0);
}

/** The event, and the count of its programme's writes, beside half a unit a ledger. */
const unitsOfSeats = () => 2 + conference.sessions / 2;

describe("through CloudFront", () => {
  it("a second look at an agenda and its seats within two seconds costs no read unit, for any person", async () => {
    // What the import has read is too old now.
    await service.clock(1_000);
    const first = await readUnitsOf(async () => {
      await edge.get(agendaPath());
      await edge.get(seatsPath());
    });
    expect(first).toBeGreaterThan(0);
    now += 1_999;
    const authorization = `Bearer ${await people(service).tokenOf("ada")}`;
    const second = await readUnitsOf(async () => {
      for (const headers of [{}, { authorization }]) {
        await edge.get(agendaPath(), headers);
        await edge.get(`${seatsPath()}?again`, headers);
      }
    });
    expect(second).toBe(0);
    expect(asked).toEqual([agendaPath(), seatsPath()]);
  });

  it("ten looks a second for a minute cost less than a third of 700 read units a second", async () => {
    // The programme is kept from here on.
    await call(service, "GET", agendaPath());
    const units = await readUnitsOf(async () => {
      for (let look = 0; look < 600; look++) {
        await edge.get(seatsPath());
        now += 100;
      }
    });
    expect(asked).toHaveLength(30);
    expect(units).toBeLessThanOrEqual(30 * unitsOfSeats());
    expect(units / 60).toBeLessThan(700 / 3);
  });

  it("an organizer's look is separate, shows their latest change, and is not cached for others", async () => {
    const authorization = `Bearer ${await service.organizer()}`;
    const seatsFor = async (headers: Record<string, string>) =>
      (JSON.parse((await edge.get(seatsPath(), headers)).text) as SeatsAnswer).seats;
    const before = await seatsFor({});
    const [{ sessionId } = { sessionId: "" }] = before;
    const capacity = 4_321;
    const patched = { token: await service.organizer(), body: { capacity } };
    expect((await call(service, "PATCH", `/api/sessions/${sessionId}`, patched)).status).toBe(200);
    expect((await seatsFor({ authorization }))[0]).toMatchObject({ sessionId, capacity });
    expect(await seatsFor({})).toEqual(before);
    now += 2_000;
    await seatsFor({ authorization });
    expect(asked).toHaveLength(3);
  });
});

describe("past CloudFront", () => {
  /** The service's table, with the read units of what is asked of it. */
  function countedTable(): { table: Table; units: () => number } {
    const { name, patience, client } = tableOf(service);
    let units = 0;
    const send = async (command: { input: object }) => {
      Object.assign(command.input, { ReturnConsumedCapacity: "TOTAL" });
      const answer = (await client.send(command as never)) as Pick<BatchGetCommandOutput, "ConsumedCapacity">;
      for (const each of [answer.ConsumedCapacity ?? []].flat()) units += each.CapacityUnits ?? 0;
      return answer;
    };
    return { table: { name, patience, client: { send } as unknown as Table["client"] }, units: () => units };
  }

  it("thirty requests a second, always three at the same moment, cost an instance less than 700 read units a second", async () => {
    const { table, units } = countedTable();
    let time = Date.now();
    const read = eventReadings(table, () => time);
    await read(conference.eventId);
    const withProgramme = units();
    for (let look = 0; look < 600; look++) {
      time += 100;
      const [first, ...others] = await Promise.all([0, 1, 2].map(() => read(conference.eventId)));
      for (const other of others) expect(other).toBe(first);
    }
    const perSecond = (units() - withProgramme) / 60;
    expect(perSecond).toBeCloseTo(unitsOfSeats());
    expect(units() / 60).toBeLessThan(700);
  });
});

it("the answer with an event's seats is at most as long as docs/costs.md assumes", async () => {
  const { text } = await call(service, "GET", seatsPath());
  const { body = "" } = compressed({ statusCode: 200, body: text }, "gzip");
  const kb = Buffer.from(body, "base64").length / 1_000;
  expect(kb).toBeLessThan((ASSUMED.seatsKb * conference.sessions) / ASSUMED.agendaSessions);
});
