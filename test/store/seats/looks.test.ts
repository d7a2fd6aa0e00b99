import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, inject, it, vi } from "vitest";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { isLedgerKey } from "../../../functions/store/keys.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { playedSession } from "./played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const PARTS = 32;

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(() => {
  vi.restoreAllMocks();
});

type Send = (command: object) => Promise<{ Responses?: Record<string, Item[]> }>;

/** A reader that finds the desk as it was in an earlier epoch, where a read need not be consistent. */
function readingOldDesks({ name, client, patience }: Table): Table {
  const send: Send = async (command) => {
    const output = await (client.send as unknown as Send)(command);
    const desks = Object.values(output.Responses ?? {})
      .flat()
      .filter(isLedgerKey);
    for (const desk of desks) Object.assign(desk, { epoch: (desk.epoch as number) - 1, lineOpen: true });
    return output;
  };
  return { name, patience, client: { send } as unknown as Table["client"] };
}

it("takes no line of an earlier epoch for open, and finds the last seat at a part", async () => {
  const session = await playedSession(table, { settings: { capacity: PARTS } });
  await session.deal(at(0));
  for (let n = 1; n < PARTS; n++) await session.reserve(randomUUID(), at(1));
  const { items = [] } = await session.whole();
  const left = items.findIndex(({ taken }, number) => number > 0 && taken === 0);
  // The first look begins behind the only part that has a seat.
  vi.spyOn(Math, "random").mockReturnValue(((left + 1) % PARTS) / PARTS);
  expect((await session.join("ada", at(2), readingOldDesks(table))).kind).toBe("confirmed");
  expect(await violations(table)).toEqual([]);
});
