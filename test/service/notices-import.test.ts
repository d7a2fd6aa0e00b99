import pMap from "p-map";
import { expect, it } from "vitest";
import type { NoticesAnswer } from "../../functions/contract/notices.ts";
import { shiftDates } from "../../local/demo/shift-dates.ts";
import type { OutboxEntry } from "../../local/outbox/outbox.ts";
import { call } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { importWhole } from "../support/import-whole.ts";
import { type MadeSchedule, madeSchedule } from "../support/large-conference.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({
  ...{ triggers: true, stream: true },
  environment: { RATE_LIMIT_CALLS: "50" },
});
const { as, pass, reserve } = waitlistsOf({ service, conference });

const EVENT = "made-large";
const MOVED = 40;
/** Each has seats in three sessions that move and in one that stays. */
const PEOPLE = ["ada", "bob", "eve", "kim", "lea"];

/** The same schedule. Of the first sessions of its first day, half begin later and half take longer. */
function withMoves(schedule: MadeSchedule): MadeSchedule {
  const moved = structuredClone(schedule);
  const [day] = moved.schedule.conference.days;
  const first = Object.values(day?.rooms ?? {})
    .flat()
    .slice(0, MOVED);
  for (const [n, session] of first.entries())
    if (n % 2 === 1) session.duration = "00:50";
    else {
      session.start = session.start.replace(":00", ":10");
      session.date = session.date.replace(":00:00+", ":10:00+");
    }
  return moved;
}

async function importing(schedule: MadeSchedule): Promise<void> {
  const token = await service.organizer();
  const path = `/api/events/${EVENT}/schedule`;
  const answer = await importWhole(() => call(service, "PUT", path, { token, body: schedule }));
  if (answer.status >= 300) throw new Error(`The import answered ${answer.status}: ${answer.text}`);
}

const noticesOf = async (user: string): Promise<NoticesAnswer["notices"]> =>
  (await as(user, "GET", `/api/events/${EVENT}/notices?limit=100`)).body.notices;
const movedMails = async (user: string): Promise<OutboxEntry[]> =>
  (await service.outbox()).filter(({ to, kind }) => to.startsWith(`${user}@`) && kind === "MOVED");

const notedMoves = () => service.output.filter((line) => line.includes('"session moved"')).length;

it("an import that moves forty sessions of a large programme is one notice and one mail for each person", async () => {
  const schedule = shiftDates(madeSchedule(), "2025-12-27", new Date("2030-12-27")) as MadeSchedule;
  await importing(schedule);
  const { sessions } = (await call(service, "GET", `/api/events/${EVENT}/sessions`)).body;
  const idOf = (title: string): string =>
    sessions.find((session: { readonly title: string }) => session.title === title)?.sessionId;
  const [day] = schedule.schedule.conference.days;
  const all = Object.values(day?.rooms ?? {}).flat();
  const seatsOf = (n: number) => [n, n + 10, n + 25, MOVED + n].map((at) => idOf(all[at]?.title ?? ""));
  await pMap(
    PEOPLE.entries(),
    async ([n, user]) => {
      // On a busy machine a function may need longer to load than Lambda lets it.
      for (const sessionId of seatsOf(n))
        await expect.poll(async () => (await reserve(user, sessionId)).status).toBeLessThan(300);
    },
    { concurrency: 2 },
  );

  await importing(withMoves(schedule));
  await expect.poll(notedMoves).toBe(MOVED);
  await pass(4);
  for (const [n, user] of PEOPLE.entries()) {
    await expect.poll(async () => (await movedMails(user)).length).toBeGreaterThan(0);
    const told = (await noticesOf(user)).filter(({ kind }) => kind === "MOVED");
    expect(told.map(({ title }) => title)).toEqual(["3 of your sessions have moved"]);
    for (const at of [n, n + 10, n + 25]) expect(told[0]?.text).toContain(`“${all[at]?.title}”`);
  }
  await pass(4);
  for (const user of PEOPLE) expect(await movedMails(user)).toHaveLength(1);
});
