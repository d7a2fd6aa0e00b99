import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Notice } from "../../../functions/core/notices/notice.ts";
import { find } from "../../../functions/store/dynamodb/find.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { noticeKey } from "../../../functions/store/keys.ts";
import {
  beginSending,
  finishSending,
  giveSendingBack,
  putNotice,
  reachedOf,
} from "../../../functions/store/notices/notice-book.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const NOW = "2026-12-27T10:00:00.000Z";
const MINUTE_LATER = "2026-12-27T10:01:00.000Z";
const lease = { now: NOW, leaseEndsAt: MINUTE_LATER };

const notice = (noticeId: string): Notice => ({
  ...{ noticeId, userId: "ada", eventId: "conf", sessionId: "conf.talk", kind: "CONFIRMED", at: NOW },
  ...{ reason: null, until: null, moves: [] },
});

const put = (about: Notice) =>
  putNotice(table, { notice: about, channels: ["mail", "push"], expiresAt: "2027-12-27T00:00:00.000Z" });

async function stored(noticeId: string): Promise<Notice> {
  await put(notice(noticeId));
  return notice(noticeId);
}

describe("the sending of a notice", () => {
  it("is begun by one function at a time, for each channel", async () => {
    const ref = await stored("one");
    const begun = await Promise.all([1, 2, 3].map(() => beginSending(table, ref, "mail", lease)));
    expect(begun.sort()).toEqual(["begun", "busy", "busy"]);
    expect(await beginSending(table, ref, "push", lease)).toBe("begun");
  });

  it("passes to another function when the lease has ended", async () => {
    const ref = await stored("died");
    await beginSending(table, ref, "mail", lease);
    const next = { now: MINUTE_LATER, leaseEndsAt: "2026-12-27T10:02:00.000Z" };
    expect(await beginSending(table, ref, "mail", next)).toBe("begun");
  });

  it("passes to another function when it has failed", async () => {
    const ref = await stored("failed");
    await beginSending(table, ref, "mail", lease);
    await giveSendingBack(table, ref, "mail");
    expect(await beginSending(table, ref, "mail", lease)).toBe("begun");
  });

  it("remembers the devices that each failed attempt has reached", async () => {
    const ref = await stored("in-part");
    const reached = async () =>
      find(table, noticeKey(ref.userId, ref.eventId, ref.at, ref.noticeId), reachedOf);
    for (const devices of [[], ["phone"], ["laptop", "phone"]]) {
      await beginSending(table, ref, "push", lease);
      await giveSendingBack(table, ref, "push", devices);
    }
    expect((await reached())?.sort()).toEqual(["laptop", "phone"]);
  });

  it.each([
    { kind: "sent", messageId: "m-1" },
    { kind: "impossible", why: "no address" },
  ] as const)("is done when it is $kind, also for a function that comes back late", async (outcome) => {
    const ref = await stored(`done-${outcome.kind}`);
    await beginSending(table, ref, "mail", lease);
    await finishSending(table, ref, "mail", outcome);
    await giveSendingBack(table, ref, "mail");
    expect(await beginSending(table, ref, "mail", { ...lease, now: MINUTE_LATER })).toBe("done");
    expect(await put(ref)).toEqual({ isNew: false, unsent: ["push"] });
  });

  it("is done if the notice has left the inbox, and does not bring it back", async () => {
    const ref = notice("gone");
    expect(await beginSending(table, ref, "mail", lease)).toBe("done");
    await finishSending(table, ref, "mail", { kind: "sent", messageId: "m-1" });
    await giveSendingBack(table, ref, "mail");
    expect(await put(ref)).toMatchObject({ isNew: true });
  });

  it("is still wanted by a notice whose cause is seen again", async () => {
    const ref = await stored("again");
    await beginSending(table, ref, "mail", lease);
    expect(await put(ref)).toEqual({ isNew: false, unsent: ["mail", "push"] });
  });
});
