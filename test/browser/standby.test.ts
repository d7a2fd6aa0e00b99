import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { says, typeCode } from "./support/door.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
const MINUTE_MS = 60_000;
/** A page that lies open asks at least once a minute whether its session has moved. */
const NEXT_LOOK = { timeout: 2 * MINUTE_MS };
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS).toISOString();
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n + 1}`);
const CAME = numbered("in", 5);
const MISSING = numbered("out", 20);
/** Two of the thirty sign in to the app: number 1, and number 13. */
const LINE = ["ada", ...numbered("line", 11), "chioma", ...numbered("late", 17)];

/** A full room and its waitlist. Later its start moves to five minutes ago, because the pages have no other clock. */
async function aFullRoom() {
  const conference = await anEvent(site.service);
  const api = people(site.service);
  const role = { role: "DOOR", name: "Ben" };
  const invited = await conference.organize(
    "PUT",
    `/api/events/${conference.eventId}/roles/ben@example.org`,
    role,
  );
  expect(invited.status).toBeLessThan(300);
  const talk = await conference.session({
    ...{ title: "Knots that hold", room: "Sail Loft", capacity: 25, graceMinutes: 5 },
    ...{ startsAt: inMinutes(60), endsAt: inMinutes(120) },
  });
  const seated = await Promise.all([...CAME, ...MISSING].map((user) => api.reserve(user, talk)));
  expect(new Set(seated.map(({ status }) => status))).toEqual(new Set([201]));
  for (const user of LINE) expect((await api.join(user, talk)).status).toBe(201);
  return { conference, api, talk };
}

it("people who stand by get the seats of people who have not come: they are called, scanned and counted", async () => {
  const { conference, api, talk } = await aFullRoom();
  const codeOf = async (user: string) =>
    (await api.as(user, "GET", `/api/events/${conference.eventId}/ticket`)).body.code;
  const [door, display, ada] = await Promise.all([
    site.visit(`/door/${talk}`, { user: "ben", device: "phone" }),
    site.visit(`/display/${talk}`),
    site.visit(`/events/${conference.eventId}/sessions/${talk}`, { user: "ada", device: "phone" }),
  ]);
  await display.getByText("Nobody has been called yet").waitFor();
  await ada.getByRole("heading", { level: 1, name: "Knots that hold" }).waitFor();
  const moved = { startsAt: inMinutes(-4.95), endsAt: inMinutes(60) };
  expect((await conference.patch(talk, moved)).status).toBe(200);
  const checkIns = CAME.map((userId) => ({ checkInId: randomUUID(), userId, at: inMinutes(0) }));
  const sent = { sentAt: inMinutes(0), checkIns };
  expect((await conference.organize("POST", `/api/sessions/${talk}/check-ins/batch`, sent)).status).toBe(200);

  // The grace ends.
  const standby = async () => {
    await site.service.invoke("sweep", {});
    return (await conference.organize("GET", `/api/sessions/${talk}/standby`)).body;
  };
  await expect
    .poll(standby, { interval: 500 })
    .toMatchObject({ free: 20, inside: 5, waiting: 30, numberedTo: 30 });
  await display.getByText("20 seats free").waitFor();
  await ada.getByText("You stand by with number 1.").waitFor(NEXT_LOOK);

  await door.getByRole("button", { name: "Call 20 people" }).waitFor();
  await door.getByLabel("Call the next").fill("12");
  await door.getByRole("button", { name: "Call 12 people" }).click();
  await door.getByText("Called: up to number 12", { exact: true }).waitFor();
  await expectNoViolations(door);
  await display.getByText("12", { exact: true }).waitFor();
  await ada.getByText("You are number 1: go to the door now.").waitFor();

  await typeCode(door, await codeOf("ada"));
  await says(door, "Welcome", "Stood by with number 1. 6 of 25 are in.");
  await door.keyboard.press("Escape");
  await typeCode(door, await codeOf("chioma"));
  await says(door, "Not called yet", "Has number 13. Called up to number 12.");
  await door.getByRole("button", { name: "Scan the next one" }).click();

  const { body } = await conference.organize("GET", `/api/events/${conference.eventId}/figures/attendance`);
  expect(body.sessions).toMatchObject([{ expected: 26, came: 6, noShows: 20, walkIns: 0, anyway: 0 }]);
  await display.getByText("19 seats free").waitFor();
  await display.getByText("29 people stand by").waitFor();
});
