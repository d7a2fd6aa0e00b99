import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, expect, inject, it } from "vitest";
import { noticeOfRsvp } from "../../../functions/core/notices/notices-of-rsvp.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { putNotice, readNotices } from "../../../functions/store/notices/notice-book.ts";
import { rsvpChangeOf } from "../../../functions/store/notices/rsvp-changes.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const confirmed = {
  PK: "USER#ada",
  SK: "RSVP#conf.talk",
  rsvpId: "r1",
  status: "CONFIRMED",
  rsvpAt: "2026-12-27T10:00:00.000Z",
  bySessionPK: "SESSION#conf.talk#CONFIRMED",
  bySessionSK: "2026-12-27T10:00:00.000Z#ada",
  version: 1,
};
const cancelled = {
  PK: "USER#ada",
  SK: "RSVP#conf.talk",
  rsvpId: "r1",
  status: "CANCELLED",
  rsvpAt: "2026-12-27T10:00:00.000Z",
  cancelledAt: "2026-12-27T10:05:00.000Z",
  cancelReason: "ORGANIZER",
  version: 2,
};

const expiresAt = "2027-12-27T00:00:00.000Z";

const noticeOf = (before: object | null, after: object) => {
  const change = rsvpChangeOf({ ...(before && { OldImage: marshall(before) }), NewImage: marshall(after) });
  return change && noticeOfRsvp(change.before, change.after);
};

it("a change of an RSVP makes a notice at the time of the change, and the same change makes it once", async () => {
  const notices = [noticeOf(null, confirmed), noticeOf(confirmed, cancelled), noticeOf(confirmed, cancelled)];
  const put = [];
  for (const notice of notices)
    put.push(notice && (await putNotice(table, { notice, channels: ["mail"], expiresAt })));
  expect(put).toEqual([
    { isNew: true, unsent: ["mail"] },
    { isNew: true, unsent: ["mail"] },
    { isNew: false, unsent: ["mail"] },
  ]);
  const read = await readNotices(table, { userId: "ada", eventId: "conf", limit: 10 });
  expect(read).toEqual([notices[1], notices[0]]);
  expect(read.map(({ kind, at, reason }) => [kind, at, reason])).toEqual([
    ["CANCELLED", "2026-12-27T10:05:00.000Z", "ORGANIZER"],
    ["CONFIRMED", "2026-12-27T10:00:00.000Z", null],
  ]);
});

it("other items, and items that are gone, make none", () => {
  expect(noticeOf(null, { PK: "SESSION#conf.talk", SK: "LEDGER", taken: 1 })).toBeNull();
  expect(noticeOf(null, { PK: "USER#ada", SK: "NOTICE#conf#2026#x" })).toBeNull();
  expect(rsvpChangeOf({ OldImage: marshall(confirmed) })).toBeNull();
});
