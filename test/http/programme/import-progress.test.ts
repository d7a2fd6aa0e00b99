import type { Context } from "aws-lambda";
import { beforeAll, expect, inject, it } from "vitest";
import { importRoute } from "../../../functions/http/programme/import-schedule.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { findImportedEvent } from "../../../functions/store/programme/import-record.ts";
import { httpEvent } from "../../support/http-event.ts";
import { newTable } from "../../support/table.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const asOrganizer = async () => ({
  attendee: { userId: "olga", name: null, email: null, groups: ["organizer"] },
});

const scheduleOf = (talks: number) =>
  ["Id,Title,Start", ...Array.from({ length: talks }, (_, n) => `${n},Talk ${n},2030-05-08 10:00`)].join(
    "\n",
  );

/** @param writes how many times the request finds that there is time left */
async function send(talks: number, writes = Number.POSITIVE_INFINITY) {
  let left = writes;
  const time = { getRemainingTimeInMillis: () => (left-- > 0 ? 60_000 : 0) } as Context;
  const event = httpEvent({ path: { eventId: "conf" }, query: { timeZone: "UTC" }, body: scheduleOf(talks) });
  const reply = await importRoute(asOrganizer, table, async () => {})(event, time);
  if (!("body" in reply)) throw new Error(reply.detail);
  return JSON.parse(reply.body);
}

it("an import that closes sessions counts those of earlier requests as done, so each request makes progress", async () => {
  await send(60);
  const answers = [await send(10, 20), await send(10, 20), await send(10)];
  expect(answers.map(({ done, total, removed }) => [done, total, removed])).toEqual([
    [30, 60, 50],
    [50, 60, 50],
    [60, 60, 50],
  ]);
  expect(answers.map(({ complete }) => complete)).toEqual([false, false, true]);
  const found = await findImportedEvent(table, "conf");
  expect(found?.event.lastImport).toMatchObject({ complete: true, done: 60, total: 60 });
});
