import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, inject, it } from "vitest";
import { createSession } from "../../../functions/core/programme/create-session.ts";
import type { ProgrammeBook } from "../../../functions/core/programme/programme-book.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { aProgramme } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
let book: ProgrammeBook;
let eventId: string;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
  book = programmeBook(table);
});

beforeEach(() => {
  eventId = `conf-${randomUUID().slice(0, 8)}`;
});

const { sessionId: _, eventId: __, ...details } = aProgramme("conf.talk");
const talk = {
  ...details,
  capacity: 5,
  state: "OPEN",
  registrationOpensAt: null,
  registrationClosesAt: null,
} as const;

const putEvent = (published: boolean) =>
  book.putEvent({
    ...{ eventId, title: "Conference", timeZone: "Europe/Berlin", accentColor: null, published },
    ...{ startsAt: "2026-12-27T09:00:00.000Z", endsAt: "2026-12-30T18:00:00.000Z" },
  });
const ports = (over: Partial<ProgrammeBook> = {}) => ({ book: { ...book, ...over }, newToken: () => "talk" });

it("adds programme and ledger, whose waitlist closes five minutes before the start", async () => {
  await putEvent(true);
  expect(await createSession(eventId, talk, ports())).toMatchObject({
    kind: "created",
    session: {
      sessionId: `${eventId}.talk`,
      capacity: 5,
      taken: 0,
      lineClosesAt: "2026-12-27T09:55:00.000Z",
    },
  });
  expect(await findLedger(table, `${eventId}.talk`)).toMatchObject({ endsAt: "2026-12-27T11:00:00.000Z" });
});

it("adds nothing to an event that does not exist, and nothing that ends before it starts", async () => {
  expect(await createSession(eventId, talk, ports())).toEqual({ kind: "event-not-found" });
  await putEvent(true);
  const backwards = { ...talk, endsAt: talk.startsAt };
  expect(await createSession(eventId, backwards, ports())).toMatchObject({
    kind: "invalid",
    errors: [{ path: "endsAt" }],
  });
  expect(await book.listSessions(eventId)).toEqual([]);
});

it.each([true, false])(
  "gives the session the event's state if published became %s while it was added",
  async (published) => {
    await putEvent(!published);
    const addSession: ProgrammeBook["addSession"] = async (...parts) => {
      await book.addSession(...parts);
      await putEvent(published);
    };
    await createSession(eventId, talk, ports({ addSession }));
    expect((await findLedger(table, `${eventId}.talk`))?.draft).toBe(published ? undefined : true);
  },
);
