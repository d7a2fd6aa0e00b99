import { describe, expect, it } from "vitest";
import { TicketAnswer } from "../../functions/contract/tickets/tickets.ts";
import { verifyTicket } from "../../functions/contract/tickets/verify-ticket.ts";
import { validate } from "../../functions/contract/validation.ts";
import { readPublicKeys } from "../../functions/store/tickets/public-keys.ts";
import { findRecordOfCode, findTicketRecord } from "../../functions/store/tickets/ticket-records.ts";
import type { OutboxEntry } from "../../local/outbox/outbox.ts";
import { call, eventBody, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { everyItem } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference({ triggers: true, stream: true });

const path = () => `/api/events/${conference.eventId}/ticket`;
const as = (user: string, method: "GET" | "POST", body?: unknown) =>
  people(service).as(user, method, path(), body);

/** The keys that the table has for doors. */
async function atTheDoor() {
  const keys = await readPublicKeys(tableOf(service), [1]);
  return {
    eventId: conference.eventId,
    keys: new Map(keys.map(({ keyId, publicKey }) => [keyId, publicKey])),
  };
}

describe("a ticket", () => {
  it("is made when its person asks for the first time, and then is the same for all their devices", async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 4 }, () => as("ada", "GET")));
    expect(first?.status).toBe(200);
    expect(validate(TicketAnswer, first?.body, "answer")).toMatchObject({ valid: true });
    for (const { body } of others) expect(body).toEqual(first?.body);
    expect(first?.headers.get("cache-control")).toBe("private, no-store");
    const { ticket, ticketId, code, publicKey, keyId } = first?.body ?? {};
    const door = await atTheDoor();
    expect(door.keys.get(keyId)).toBe(publicKey);
    expect(await verifyTicket(ticket, door)).toMatchObject({ kind: "valid", claims: { ticketId } });
    const record = { ticketId, eventId: conference.eventId, userId: "ada", replacedAt: null };
    expect(await findTicketRecord(tableOf(service), ticketId)).toEqual(record);
    expect(await findRecordOfCode(tableOf(service), conference.eventId, code)).toEqual(record);
  });

  it("is replaced on demand: the old text is still genuine, but leads to nobody", async () => {
    const { body: old } = await as("bob", "GET");
    const replaced = await as("bob", "POST", { replaces: old.ticketId });
    expect(replaced.status).toBe(201);
    expect(replaced.body.code).not.toBe(old.code);
    expect((await as("bob", "GET")).body).toEqual(replaced.body);
    expect(await verifyTicket(old.ticket, await atTheDoor())).toMatchObject({ kind: "valid" });
    expect(await findTicketRecord(tableOf(service), old.ticketId)).toMatchObject({
      userId: null,
      replacedAt: expect.any(String),
    });
    const repeated = await as("bob", "POST", { replaces: old.ticketId });
    expect([repeated.status, repeated.body]).toEqual([200, replaced.body]);
    expect((await as("bob", "POST")).status).toBe(201);
  });

  it("cannot be replaced too often, and can be read all the same", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await as("pia", "POST")).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect((await as("pia", "GET")).status).toBe(200);
    expect((await as("pia", "POST")).headers.get("ratelimit-policy")).toBe('"ticket";q=5;w=60');
  });

  it("is for people who are signed in, and not for drafts, which only organizers see", async () => {
    for (const method of ["GET", "POST"]) expect((await call(service, method, path())).status).toBe(401);
    const { as: ask } = people(service);
    expect((await ask("ada", "GET", "/api/events/no-such-event/ticket")).body.code).toBe("EVENT_NOT_FOUND");
    const draft = `/api/events/${conference.eventId}-draft`;
    await conference.organize("PUT", draft, { ...eventBody, published: false });
    expect((await ask("ada", "GET", `${draft}/ticket`)).body.code).toBe("EVENT_NOT_FOUND");
    expect((await conference.organize("GET", `${draft}/ticket`)).status).toBe(200);
  });

  it("is in the mail of a seat, with its code and its page, and ends with the account", async () => {
    // A shorter name may be in the random id of a request of somebody else.
    const zoe = "zoe-with-a-ticket";
    const { as: ask, reserve } = people(service);
    await reserve(zoe, await conference.session());
    const mail = async (): Promise<OutboxEntry | undefined> =>
      (await service.outbox()).find(({ to, kind }) => to.startsWith(`${zoe}@`) && kind === "CONFIRMED");
    await expect.poll(mail).toBeDefined();
    const { html, text, attachments } = (await mail()) ?? {};
    const { body } = await as(zoe, "GET");
    expect(text).toContain(`${body.code.slice(0, 4)} ${body.code.slice(4)}`);
    expect(text).toContain(`/events/${conference.eventId}/ticket`);
    const picture = attachments?.find(({ contentType }) => contentType === "image/png");
    expect(html).toContain(`src="cid:${picture?.contentId}"`);
    const erased = () => ask(zoe, "DELETE", "/api/me?confirm=erase-my-account");
    await expect.poll(async () => (await erased()).body.complete).toBe(true);
    const left = (await everyItem(tableOf(service))).filter((item) =>
      [body.ticketId, body.code, zoe].some((word) => JSON.stringify(item).includes(word)),
    );
    expect(left.map(({ SK }) => SK)).toEqual(["PREFERENCES"]);
  });
});
