import { beforeAll, describe, expect, inject, it } from "vitest";
import { anonymousId } from "../../../functions/core/account/anonymous.ts";
import { overTime, perSession } from "../../../functions/core/figures/over-time.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { countTransitions } from "../../../functions/store/figures/count-transitions.ts";
import { readHours } from "../../../functions/store/figures/hours.ts";
import { compareFigures } from "../../../functions/store/figures/rebuild.ts";
import { eventKey } from "../../../functions/store/keys.ts";
import { programmeItem } from "../../../functions/store/programme/programme.ts";
import { aProgramme } from "../../support/builders.ts";
import { putItems } from "../../support/put-items.ts";
import { recordOfWrite, rsvpItem } from "../../support/rsvp-records.ts";
import { newTable } from "../../support/table.ts";

const [TEN, ELEVEN] = ["2026-12-27T10:00:00.000Z", "2026-12-27T11:00:00.000Z"];

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const reserved = (user: string, sessionId: string) =>
  rsvpItem(user, sessionId, { status: "CONFIRMED", version: 1, since: TEN });
const cancelled = (user: string, sessionId: string) =>
  rsvpItem(user, sessionId, { status: "CANCELLED", version: 2, since: ELEVEN, cancelReason: "ATTENDEE" });

it("counts a batch of many people once, also if it comes again in parts", async () => {
  const people = Array.from({ length: 40 }, (_, n) => `guest-${n}`);
  const reserving = people.map((user) => recordOfWrite(null, reserved(user, "conf.talk")));
  const leaving = people
    .slice(0, 15)
    .map((user) => recordOfWrite(reserved(user, "conf.talk"), cancelled(user, "conf.talk")));
  const other = recordOfWrite(null, reserved("guest-1", "conf.demo"));
  for (const batch of [[...reserving, other], leaving, reserving.slice(7), [...leaving, other]])
    expect(await countTransitions(table, batch)).toEqual([]);
  const hours = await readHours(table, "conf");
  expect(overTime(hours)).toMatchObject([
    { hour: TEN, reserved: 41, cancelled: 0, seats: 41 },
    { hour: ELEVEN, reserved: 0, cancelled: 15, seats: 26 },
  ]);
  expect(perSession(hours)).toMatchObject([
    { sessionId: "conf.demo", hour: TEN, counts: { reserved: 1 } },
    { sessionId: "conf.talk", hour: TEN, counts: { reserved: 40 } },
    { sessionId: "conf.talk", hour: ELEVEN, counts: { cancelled: 15 } },
  ]);
  expect(overTime(await readHours(table, "conf", "conf.demo"))).toMatchObject([{ seats: 1 }]);
});

it("counts nothing for an RSVP that moves to nobody, and keeps what was counted", async () => {
  const before = await readHours(table, "conf");
  const nobody = reserved(anonymousId("n"), "conf.talk");
  expect(await countTransitions(table, [recordOfWrite(null, nobody)])).toEqual([]);
  expect(await readHours(table, "conf")).toEqual(before);
});

it("names the records that the table did not take, so that they come again", async () => {
  const away = { ...table, name: "no-such-table" };
  const records = [recordOfWrite(null, reserved("zoe", "conf.talk"))];
  const uncounted = await countTransitions(away, [
    ...records,
    { dynamodb: { NewImage: { PK: { S: "EVENT#conf" }, SK: { S: "SESSION#conf.talk" } } } },
  ]);
  expect(uncounted.map(({ record }) => record)).toEqual(records);
});

describe("what was never counted", () => {
  const NOW = "2026-12-29T10:00:00.000Z";
  const eventId = "rebuilt";
  const sessionId = `${eventId}.talk`;
  const slot = { startsAt: "2027-01-10T10:00:00.000Z", endsAt: "2027-01-10T11:00:00.000Z" };
  const held = (user: string, status: "CONFIRMED" | "WAITLISTED" | "OFFERED", more: object = {}) => ({
    ...rsvpItem(user, sessionId, { status, version: 4, since: TEN }),
    ...{ bySessionPK: `SESSION#${sessionId}#${status}`, ...more },
  });

  beforeAll(async () => {
    const provenance = { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false } as const;
    const event = { title: "Conference", timeZone: "Europe/Berlin", ...slot };
    const items = [
      held("ada", "CONFIRMED", { checkedInAt: ELEVEN }),
      held("bob", "CONFIRMED"),
      held("eve", "WAITLISTED", { waitlistedAt: TEN }),
      held("kim", "OFFERED", { waitlistedAt: TEN, offeredAt: ELEVEN }),
      held("zoe", "CONFIRMED", { bySessionSK: "2026-12-28T20:00:00.000Z#zoe" }),
      held(anonymousId("gone"), "CONFIRMED", { rsvpId: "another" }),
    ];
    await putItems(table, [
      { ...eventKey(eventId), eventId, ...event },
      programmeItem({ ...aProgramme(sessionId), ...slot }, provenance),
      ...(items as unknown as Item[]),
    ]);
    // Bob's seat was offered to him, and was counted.
    const offered = rsvpItem("bob", sessionId, { status: "OFFERED", version: 3, since: TEN });
    await countTransitions(table, [recordOfWrite(offered, held("bob", "CONFIRMED"))]);
  });

  const hours = async () => overTime(await readHours(table, eventId));

  const compare = (now: string, repair: boolean) => compareFigures(table, { now, repair });

  it("is found from what RSVPs remember, and not while the stream may still tell it", async () => {
    expect(await compare(NOW, false)).toEqual({ sessions: 1, uncounted: new Map([[sessionId, 5]]) });
    expect(await hours()).toMatchObject([{ reserved: 0, accepted: 1 }]);
  });

  it("is counted once by a repair", async () => {
    await compare(NOW, true);
    const repaired = await hours();
    expect(repaired).toMatchObject([
      { hour: TEN, reserved: 1, accepted: 1, waitlisted: 2, seats: 2 },
      { hour: ELEVEN, offered: 1, checkedIn: 1, seats: 2 },
    ]);
    expect(await compare(NOW, true)).toEqual({ sessions: 1, uncounted: new Map() });
    expect(await hours()).toEqual(repaired);
  });

  it("is also what the stream has not told within a day", async () => {
    const { uncounted } = await compare("2026-12-29T22:00:00.000Z", false);
    expect([...uncounted.values()]).toEqual([1]);
  });
});
