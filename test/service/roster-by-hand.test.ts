import { describe, expect, it } from "vitest";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference({ triggers: true, stream: true });
const rosterPath = (sessionId: string) => `/api/sessions/${sessionId}/roster`;
const as = (user: string, method: string, path: string, body?: unknown) =>
  people(service).as(user, method, path, body);
const mailsTo = async (user: string) =>
  (await service.outbox()).filter(({ to }) => to === `${user}@example.org`);

describe("an organizer's hands", () => {
  it("give a seat to an address, which its person claims once, and keep the capacity", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    const ada = { email: " Ada@Example.org ", name: "Ada Lovelace", as: "CONFIRMED", note: "Speaker" };
    const added = await conference.organize("POST", rosterPath(sessionId), ada);
    expect(added).toMatchObject({
      status: 201,
      body: {
        ...{ userId: "email:ada@example.org", email: "ada@example.org", name: "Ada Lovelace" },
        ...{ status: "CONFIRMED", hasAccount: false, outOfTurn: null },
        added: { by: expect.any(String), note: "Speaker", raisedCapacity: false },
      },
    });
    expect((await conference.organize("POST", rosterPath(sessionId), ada)).status).toBe(200);
    await expect.poll(async () => (await mailsTo("ada")).map(({ kind }) => kind)).toEqual(["CONFIRMED"]);
    const [mail] = await mailsTo("ada");
    expect(mail?.text).toContain("has entered your address");

    const bob = { email: "bob@example.org", as: "CONFIRMED" };
    const full = await conference.organize("POST", rosterPath(sessionId), bob);
    expect(full).toMatchObject({ status: 409, body: { code: "SESSION_FULL", capacity: 1 } });
    const raised = { ...bob, overCapacity: true };
    expect((await conference.organize("POST", rosterPath(sessionId), raised)).status).toBe(201);
    expect(await conference.get(sessionId)).toMatchObject({ capacity: 2, taken: 2 });

    const claims = await Promise.all(["ada", "ada", "eve"].map((user) => as(user, "POST", "/api/me/claims")));
    expect(claims.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(claims.flatMap(({ body }) => body.claimed)).toMatchObject([{ sessionId, status: "CONFIRMED" }]);
    const own = await as("ada", "GET", `/api/sessions/${sessionId}/rsvp`);
    expect(own).toMatchObject({ status: 200, body: { status: "CONFIRMED" } });
    const { attendees } = (await conference.organize("GET", rosterPath(sessionId))).body;
    expect(attendees).toContainEqual(
      expect.objectContaining({ userId: "ada", hasAccount: true, added: added.body.added }),
    );
    const inbox = `/api/events/${conference.eventId}/notices`;
    await expect.poll(async () => (await as("ada", "GET", inbox)).body.notices).toHaveLength(1);
    expect(await mailsTo("ada")).toHaveLength(1);
  });

  it("offer a seat out of turn, with a note that stays", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    const { reserve, join } = people(service);
    await reserve("bob", sessionId);
    for (const user of ["cem", "dan"]) await join(user, sessionId);
    const offer = (user: string, body: object) =>
      conference.organize("POST", `${rosterPath(sessionId)}/${user}/offer`, body);
    expect((await offer("dan", { note: " " })).status).toBe(400);
    expect(await offer("dan", { note: "VIP" })).toMatchObject({
      status: 409,
      body: { code: "SESSION_FULL" },
    });
    expect(await offer("bob", { note: "VIP" })).toMatchObject({ status: 200 });
    const offered = await offer("dan", { note: "VIP", overCapacity: true });
    expect(offered).toMatchObject({ status: 201, body: { status: "OFFERED", outOfTurn: { note: "VIP" } } });
    expect((await offer("dan", { note: "VIP", overCapacity: true })).status).toBe(200);
    const csv = await conference.organize("GET", `${rosterPath(sessionId)}?status=OFFERED`, undefined, {
      accept: "text/csv",
    });
    expect(csv.text).toContain("VIP");
    expect(await conference.get(sessionId)).toMatchObject({ capacity: 2, taken: 2, waiting: 1 });
  });

  it("leave nothing of an address once its person has erased the account", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    const eve = { email: "eve@example.org", as: "CONFIRMED" };
    await conference.organize("POST", rosterPath(sessionId), eve);
    const { body } = await as("eve", "GET", "/api/me/export");
    expect(body.rsvps).toMatchObject([{ sessionId, status: "CONFIRMED", email: "eve@example.org" }]);
    expect((await as("eve", "DELETE", "/api/me?confirm=erase-my-account")).status).toBe(200);
    expect((await as("eve", "POST", "/api/me/claims")).body).toEqual({ claimed: [], complete: true });
    expect(await conference.get(sessionId)).toMatchObject({ taken: 0 });
    expect(await violations(tableOf(service))).toEqual([]);
  });
});
