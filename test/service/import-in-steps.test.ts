import { expect, it } from "vitest";
import { call } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { importWhole } from "../support/import-whole.ts";

const { service, conference } = useConference();

const SESSIONS = 2_500;
const talks = Array.from({ length: SESSIONS }, (_, n) => ({
  guid: `talk-${n}`,
  date: `2030-05-08T${String(8 + (n % 12)).padStart(2, "0")}:00:00Z`,
  duration: "00:30",
  title: `Talk ${n}`,
  persons: [],
}));
const rooms = Object.fromEntries(Map.groupBy(talks, ({ guid }) => `Room ${guid}`));
const schedule = {
  schedule: { conference: { title: "Large", time_zone_name: "UTC", days: [{ date: "2030-05-08", rooms }] } },
};
const send = () => conference.organize("PUT", "/api/events/large/schedule?fileName=large.json", schedule);
const event = () => conference.organize("GET", "/api/events/large");

it("a large import on a slow table ends in time, continues where it stopped, and is a draft until it is complete", async () => {
  await service.faults({
    rules: [
      { service: "dynamodb", operation: "TransactWriteItems", kind: "Latency", rate: 1, latencyMs: 700 },
    ],
  });
  const first = await send();
  await service.faults({ rules: [] });
  expect([first.status, first.body.complete]).toEqual([200, false]);
  expect(first.body).toMatchObject({ added: SESSIONS, unchanged: 0, total: SESSIONS, published: false });
  expect(first.body.done).toBeGreaterThan(0);
  expect((await call(service, "GET", "/api/events/large")).status).toBe(404);
  const { lastImport } = (await event()).body;
  expect(lastImport).toMatchObject({ fileName: "large.json", complete: false, done: first.body.done });

  const last = await importWhole(send);
  expect(last.body).toMatchObject({
    complete: true,
    added: SESSIONS,
    changed: 0,
    unchanged: 0,
    published: true,
  });
  expect([last.body.done, last.body.total]).toEqual([SESSIONS, SESSIONS]);
  expect((await event()).body.lastImport).toMatchObject({ complete: true, done: SESSIONS });
  const { sessions } = (await call(service, "GET", "/api/events/large/sessions")).body;
  expect(sessions).toHaveLength(SESSIONS);
  expect((await send()).body).toMatchObject({ added: 0, unchanged: SESSIONS, complete: true });
});
