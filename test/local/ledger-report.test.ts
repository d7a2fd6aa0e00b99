import { beforeAll, expect, inject, test } from "vitest";
import type { Table } from "../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../functions/store/dynamodb/update.ts";
import { openLine } from "../../functions/store/ledger/line.ts";
import { openLedger } from "../../functions/store/ledger/rules.ts";
import { dealLedger } from "../../functions/store/parts/dealing.ts";
import { closeGates } from "../../functions/store/parts/gates.ts";
import { reportLedger } from "../../local/admin/ledger-report.ts";
import { newTable } from "../support/table.ts";

const SESSION = "conf.keynote";
const NOW = "2026-12-27T10:00:00.000Z";
let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
  await updateItem(table, openLedger(SESSION, { capacity: 17, lineClosesAt: "2026-12-27T20:00:00.000Z" }));
});

test("a session that met no crowd has the desk alone", async () => {
  const desk = { item: 0, epoch: 0, share: 17, taken: 0, waiting: 0, gate: null };
  expect(await reportLedger(table, SESSION)).toEqual({ sessionId: SESSION, lineOpen: false, items: [desk] });
});

test("a dealt session has its parts in order, with the epoch, the share and the gate of each", async () => {
  await dealLedger(table, SESSION, NOW);
  await updateItem(table, openLine(SESSION, 1, NOW));
  await closeGates(table, { sessionId: SESSION }, [2], NOW);
  const report = await reportLedger(table, SESSION);
  expect(report?.lineOpen).toBe(true);
  expect(report?.items.map(({ item }) => item)).toEqual(Array.from({ length: 33 }, (_, item) => item));
  expect(report?.items.map(({ share }) => share)).toEqual([0, ...repeated(17, 1), ...repeated(15, 0)]);
  expect(report?.items.every(({ epoch }) => epoch === 1)).toBe(true);
  expect(report?.items.flatMap(({ item, gate }) => (gate === null ? [] : [[item, gate]]))).toEqual([
    [2, "2026-12-27T10:00:03.000Z"],
  ]);
});

test("a session without a ledger has none", async () => {
  expect(await reportLedger(table, "conf.none")).toBeNull();
});

const repeated = (times: number, share: number) => Array.from({ length: times }, () => share);
