import { beforeAll, describe, expect, inject, it } from "vitest";
import { auditLedgers } from "../../../functions/core/figures/audit-ledgers.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { auditBook } from "../../../functions/store/figures/audit-book.ts";
import { eventKey, ledgerKey } from "../../../functions/store/keys.ts";
import { programmeItem } from "../../../functions/store/programme/programme.ts";
import { aProgramme } from "../../support/builders.ts";
import { addSession, changeSession } from "../../support/organizer-acts.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { playedSession } from "../seats/played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const NOW = at(30);

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
  const times = { title: "Conference", timeZone: "Europe/Berlin", startsAt: at(0), endsAt: at(59) };
  await putItems(table, [{ ...eventKey("conf"), eventId: "conf", ...times }]);
});

const audit = () =>
  auditLedgers({ book: auditBook(table), clock: () => new Date(NOW), settle: async () => undefined });

describe("the audit of a table", () => {
  it("counts every active session, and finds only the ledger that was changed by hand", async () => {
    const [sound, drifted] = [await playedSession(table), await playedSession(table)];
    for (const session of [sound, drifted]) {
      await session.reserve("holder", at(0));
      await session.join("ada", at(1));
      await session.join("bob", at(2));
      await session.cancel("holder", at(3));
      await session.serve(at(4));
    }
    expect(await audit()).toEqual({ sessions: 2, unsettled: [], findings: [] });
    await updateItem(table, {
      Key: ledgerKey(drifted.sessionId),
      UpdateExpression: "SET taken = :two",
      ExpressionAttributeValues: { ":two": 2 },
    });
    const finding = {
      sessionId: drifted.sessionId,
      ledger: { taken: 2, waiting: 1, capacity: 1 },
      counted: { CONFIRMED: 0, OFFERED: 1, WAITLISTED: 1 },
      drift: true,
      capacityViolated: true,
    };
    expect(await audit()).toEqual({ sessions: 2, unsettled: [], findings: [finding] });
  });

  it("counts a session that was moved past its event's end", async () => {
    const { sessions } = await audit();
    const eventId = "long-ago";
    const times = { title: "Long ago", timeZone: "Europe/Berlin", startsAt: at(-9_000), endsAt: at(-8_000) };
    await putItems(table, [{ ...eventKey(eventId), eventId, ...times }]);
    const provenance = { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false } as const;
    const settings = { capacity: 1, lineClosesAt: at(-8_500) };
    const programme = aProgramme(`${eventId}.a`, { startsAt: at(-8_500), endsAt: at(-8_400) });
    await addSession(table, programme, provenance, settings);
    expect((await audit()).sessions).toBe(sessions);
    await changeSession(table, `${eventId}.a`, { startsAt: at(40), endsAt: at(50) }, () => new Date(NOW));
    expect((await audit()).sessions).toBe(sessions + 1);
  });

  it("leaves out past sessions, and sessions of an unfinished import", async () => {
    const { sessions } = await audit();
    const provenance = { origin: "SCHEDULE", scheduledCapacity: null, withdrawn: false } as const;
    await putItems(table, [programmeItem(aProgramme("conf.unfinished"), provenance)]);
    const over = await playedSession(table);
    await putItems(table, [programmeItem(aProgramme(over.sessionId, { endsAt: NOW }), provenance)]);
    expect((await audit()).sessions).toBe(sessions);
  });
});
