import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Ticket } from "../../../functions/core/tickets/ticket.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { rsvpKey } from "../../../functions/store/keys.ts";
import { ticketOfAttendee } from "../../../functions/store/tickets/attendees-ticket.ts";
import { forgetTickets } from "../../../functions/store/tickets/forget-tickets.ts";
import { makeTicket } from "../../../functions/store/tickets/make-ticket.ts";
import { publishingOnce, publishKey, readPublicKeys } from "../../../functions/store/tickets/public-keys.ts";
import { replaceTicket } from "../../../functions/store/tickets/replace-ticket.ts";
import { newTicketIds, type TicketIds } from "../../../functions/store/tickets/ticket-ids.ts";
import { findTicket } from "../../../functions/store/tickets/ticket-item.ts";
import { findRecordOfCode, findTicketRecord } from "../../../functions/store/tickets/ticket-records.ts";
import { NOW } from "../../support/builders.ts";
import { everyItem } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { ticketViolations } from "../../support/ticket-invariants.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(ticketViolations(await everyItem(table))).toEqual([]);
});

const now = new Date(NOW);
const eventEndsAt = "2026-12-30T18:00:00.000Z";
const aPerson = () => ({ userId: `ada-${randomUUID()}`, eventId: "conf" });
const make = async (owner = aPerson()): Promise<Ticket> => {
  const made = await makeTicket(table, owner, { now });
  if (made === null) throw new Error("there is no ticket");
  return made;
};
const replace = (before: Ticket) => replaceTicket(table, before, { now, eventEndsAt });
const itemsWith = async (...texts: readonly string[]): Promise<Item[]> =>
  (await everyItem(table)).filter((item) => texts.some((text) => JSON.stringify(item).includes(text)));
/** First these names, and then random ones. */
const first = (...ids: TicketIds[]) => {
  const left = [...ids];
  return () => left.shift() ?? newTicketIds();
};

describe("a person's ticket", () => {
  it("leads from its id and from its code to the person, and its time has whole seconds", async () => {
    const owner = aPerson();
    expect(await findTicket(table, owner)).toBeNull();
    const ticket = await makeTicket(table, owner, { now: new Date("2026-12-27T10:00:00.789Z") });
    expect(ticket).toMatchObject({ ...owner, version: 1, issuedAt: "2026-12-27T10:00:00.000Z" });
    expect(await findTicket(table, owner)).toEqual(ticket);
    const { ticketId = "", code = "" } = ticket ?? {};
    const record = { ticketId, ...owner, replacedAt: null };
    expect(await findTicketRecord(table, ticketId)).toEqual(record);
    expect(await findRecordOfCode(table, "conf", code)).toEqual(record);
    expect(await findRecordOfCode(table, "other", code)).toBeNull();
    expect(await findTicketRecord(table, "AAAAAAAAAAAAAAAA")).toBeNull();
  });

  it("is made once by ten devices that ask at the same time, and nothing else is left", async () => {
    const owner = aPerson();
    const made = await Promise.all(Array.from({ length: 10 }, () => make(owner)));
    expect(new Set(made.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect(await itemsWith(owner.userId, made[0]?.ticketId ?? "")).toHaveLength(3);
  });

  it("takes another code if the code is taken in the event, and another id if the id is taken", async () => {
    const before = await make();
    const { ticketId, code } = before;
    for (const taken of [
      { ticketId: newTicketIds().ticketId, code },
      { ticketId, code: newTicketIds().code },
    ]) {
      const made = await makeTicket(table, aPerson(), { now, newIds: first(taken) });
      expect(made).not.toMatchObject(taken);
    }
    expect(await findRecordOfCode(table, "conf", code)).toMatchObject({ userId: before.userId, ticketId });
    const elsewhere = { userId: "ada", eventId: randomUUID() };
    const ids = { ...newTicketIds(), code };
    expect(await makeTicket(table, elsewhere, { now, newIds: () => ids })).toMatchObject(ids);
  });

  it("is made for a mail only if the RSVP is still the person's", async () => {
    const owner = aPerson();
    const asked = { ...owner, sessionId: "conf.talk" };
    expect(await ticketOfAttendee(table, asked, now)).toBeNull();
    expect(await itemsWith(owner.userId)).toEqual([]);
    await putItems(table, [{ ...rsvpKey(owner.userId, "conf.talk"), status: "CONFIRMED" }]);
    const made = await ticketOfAttendee(table, asked, now);
    expect(made).toMatchObject(owner);
    expect(await ticketOfAttendee(table, { ...asked, sessionId: "conf.other" }, now)).toEqual(made);
  });
});

describe("a replaced ticket", () => {
  it("is nobody's, says so for a month after the event, and the new one has another code", async () => {
    const before = await make();
    const outcome = await replace(before);
    if (outcome.kind !== "replaced") throw new Error("it was not replaced");
    const { ticket } = outcome;
    expect(ticket).toMatchObject({ userId: before.userId, version: 2 });
    expect(ticket.code).not.toBe(before.code);
    expect(await findTicket(table, before)).toEqual(ticket);
    const old = { ticketId: before.ticketId, eventId: "conf", userId: null, replacedAt: NOW };
    expect(await findTicketRecord(table, before.ticketId)).toEqual(old);
    expect(await findRecordOfCode(table, "conf", before.code)).toEqual(old);
    const left = await itemsWith(before.ticketId);
    expect(left.map(({ ttl }) => ttl)).toEqual(
      left.map(() => Date.parse("2027-01-29T18:00:00.000Z") / 1_000),
    );
    expect(JSON.stringify(left)).not.toContain(before.userId);
  });

  it("is replaced once by ten requests at the same time, which all learn the new one", async () => {
    const before = await make();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => replace(before)));
    expect(outcomes.filter(({ kind }) => kind === "replaced")).toHaveLength(1);
    const present = await findTicket(table, before);
    expect(present?.version).toBe(2);
    for (const { ticket } of outcomes) expect(ticket).toEqual(present);
  });

  it("takes other names if the new ones are taken", async () => {
    const [other, before] = [await make(), await make()];
    const { ticketId, code } = other;
    const newIds = first({ ...newTicketIds(), code }, { ...newTicketIds(), ticketId });
    expect(await replaceTicket(table, before, { now, eventEndsAt, newIds })).toMatchObject({
      kind: "replaced",
    });
    expect(await findRecordOfCode(table, "conf", code)).toMatchObject({ userId: other.userId });
  });

  it("of a person who has erased their account brings nothing back", async () => {
    const before = await make();
    await forgetTickets(table, before.userId);
    expect(await replace(before)).toEqual({ kind: "not-the-present-one", ticket: null });
    expect(await itemsWith(before.userId, before.ticketId)).toEqual([]);
  });
});

describe("forgetting a person", () => {
  it("leaves nothing that leads to them, of any event, and leaves the tickets of others", async () => {
    const { userId } = aPerson();
    const [here, there, others] = [
      await make({ userId, eventId: "conf" }),
      await make({ userId, eventId: "other" }),
      await make(),
    ];
    await replace(here);
    await forgetTickets(table, userId);
    expect(await itemsWith(userId, there.ticketId)).toEqual([]);
    expect(await findTicketRecord(table, here.ticketId)).toMatchObject({ userId: null });
    expect(await findTicket(table, others)).toEqual(others);
  });

  it("leaves a ticket that is replaced meanwhile whole, for the next look", async () => {
    const before = await make();
    const stale: Table = { ...table, client: slowReader(table, () => replace(before)) };
    await forgetTickets(stale, before.userId);
    const present = await findTicket(table, before);
    expect(present?.version).toBe(2);
    expect(await findTicketRecord(table, present?.ticketId ?? "")).toMatchObject({ userId: before.userId });
    await forgetTickets(table, before.userId);
    expect(await itemsWith(before.userId)).toEqual([]);
  });
});

describe("public keys", () => {
  it("are published once, and only those of accepted generations are read", async () => {
    const own = await newTable(inject("dynamodbEndpoint"));
    const keys = [
      { keyId: "first1", publicKey: "one", generation: 1 },
      { keyId: "second", publicKey: "two", generation: 2 },
    ];
    const publish = publishingOnce(own, keys, () => now);
    await Promise.all([publish(), publish()]);
    await publishKey(own, { keyId: "first1", publicKey: "another", generation: 3 }, now);
    expect(await readPublicKeys(own, [2, 1])).toEqual(keys);
    expect(await readPublicKeys(own, [2])).toEqual(keys.slice(1));
    expect(await readPublicKeys(own, [3])).toEqual([]);
  });

  it("are tried again by the next request if they could not be written", async () => {
    const own = await newTable(inject("dynamodbEndpoint"));
    let broken = true;
    const failing: Table = {
      ...own,
      client: new Proxy(own.client, {
        get: (client, name) =>
          name === "send" && broken
            ? () => Promise.reject(new Error("no network"))
            : Reflect.get(client, name).bind(client),
      }),
    };
    const publish = publishingOnce(failing, [{ keyId: "first1", publicKey: "one", generation: 1 }]);
    await expect(publish()).rejects.toThrow("no network");
    broken = false;
    await publish();
    expect(await readPublicKeys(own, [1])).toHaveLength(1);
  });
});

/** The client of a function whose first read is answered, and then something else happens. */
function slowReader({ client }: Table, meanwhile: () => Promise<unknown>): Table["client"] {
  let isFirst = true;
  return new Proxy(client, {
    get: (target, name) => {
      if (name !== "send") return Reflect.get(target, name);
      return async (...args: unknown[]) => {
        const answer = await Reflect.apply(target.send, target, args);
        if (isFirst) {
          isFirst = false;
          await meanwhile();
        }
        return answer;
      };
    },
  });
}
