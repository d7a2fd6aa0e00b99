import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { closeRegistration } from "../../../functions/core/hands/close-registration.ts";
import { createSession } from "../../../functions/core/programme/create-session.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { registrationBook } from "../../../functions/store/hands/registration.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { findEvent } from "../../../functions/store/programme/events.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { newTable } from "../../support/table.ts";
import { playedSession } from "../seats/played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 8, minute)).toISOString();
let table: Table;

/** Each test has a table of its own, because all sessions that are played are of one event. */
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
  await programmeBook(table).putEvent({
    ...{ eventId: "conf", title: "Conf", timeZone: "UTC", accentColor: null, published: true },
    ...{ startsAt: "2026-12-27T08:00:00.000Z", endsAt: "2026-12-28T18:00:00.000Z" },
  });
});

const say = (closed: boolean, hasTime = () => true, book = registrationBook(table)) =>
  closeRegistration("conf", closed, { book, hasTime });
const someone = () => randomUUID();
const aSession = (capacity = 5) => playedSession(table, { settings: { capacity } });

describe("closing all registration of an event", () => {
  it("lets nobody in after its answer, at the desk or at a part, and opens again as it was", async () => {
    const [open, divided, full, shut] = [
      await aSession(),
      await aSession(200),
      await aSession(1),
      await aSession(),
    ];
    await divided.deal(at(0));
    await full.reserve(someone(), at(0));
    const [holder, waiting] = [someone(), someone()];
    await full.cancel(holder, at(0));
    await full.join(waiting, at(1));
    await shut.change({ state: "CLOSED" }, at(1));
    const crowd = Promise.all(
      [open, divided].flatMap((session) =>
        Array.from({ length: 10 }, () => session.reserve(someone(), at(2))),
      ),
    );
    expect(await say(true)).toMatchObject({ kind: "done", event: { registrationClosed: true } });
    const counted = (await open.whole()).taken;
    for (const session of [open, divided, full, shut])
      expect((await session.join(someone(), at(3))).kind).toBe("registration-closed");
    await crowd;
    expect((await open.whole()).taken).toBe(counted);
    await full.change({ capacity: 2 }, at(4));
    expect((await full.serve(at(4))).offered).toEqual([]);
    expect((await programmeBook(table).findSession(open.sessionId))?.state).toBe("CLOSED");
    await say(false);
    expect((await open.whole()).state).toBe("OPEN");
    expect((await full.serve(at(5))).offered).toEqual([waiting]);
    expect((await divided.reserve(someone(), at(5))).kind).toBe("confirmed");
    expect((await shut.reserve(someone(), at(5))).kind).toBe("registration-closed");
  });

  it("also closes a session that is added at the same moment", async () => {
    const details = {
      title: "New",
      abstract: null,
      type: null,
      track: null,
      room: null,
      language: null,
      speakers: [],
    };
    const times = { startsAt: at(60), endsAt: at(90), registrationOpensAt: null, registrationClosesAt: null };
    const rules = {
      kind: "SESSION",
      capacity: 5,
      state: "OPEN",
      waitlistPolicy: "OFFER",
      offerMinutes: 60,
    } as const;
    const book = programmeBook(table);
    const closing = {
      ...book,
      addSession: async (...args: Parameters<typeof book.addSession>) => {
        await say(true);
        await book.addSession(...args);
      },
    };
    const created = await createSession(
      "conf",
      { ...details, ...times, ...rules },
      { book: closing, newToken: someone },
    );
    if (created.kind !== "created") throw new Error(created.kind);
    expect((await findLedger(table, created.session.sessionId))?.eventClosed).toBe(true);
    const later = await createSession(
      "conf",
      { ...details, ...times, ...rules },
      { book, newToken: someone },
    );
    if (later.kind !== "created") throw new Error(later.kind);
    expect((await findLedger(table, later.session.sessionId))?.eventClosed).toBe(true);
    await say(false);
  });

  it("continues if time runs out, and follows a decision that another call has made meanwhile", async () => {
    const session = await aSession();
    expect((await say(true, () => false)).kind).toBe("unfinished");
    expect((await findEvent(table, "conf"))?.registrationClosed).toBe(true);
    const book = registrationBook(table);
    let hasOpened = false;
    const overtaken = {
      ...book,
      markSessions: async (...args: Parameters<typeof book.markSessions>) => {
        if (!hasOpened) {
          hasOpened = true;
          await say(false);
        }
        return book.markSessions(...args);
      },
    };
    await say(true, () => true, overtaken);
    expect((await findEvent(table, "conf"))?.registrationClosed).toBe(false);
    expect((await session.whole()).eventClosed).toBeUndefined();
  });

  it("knows no other events", async () => {
    const outcome = await closeRegistration("none", true, {
      book: registrationBook(table),
      hasTime: () => true,
    });
    expect(outcome.kind).toBe("event-not-found");
    expect(await findEvent(table, "none")).toBeNull();
  });
});
