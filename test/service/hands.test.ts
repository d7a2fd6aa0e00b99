import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ManyChangedAnswer, MovedAnswer, UndoneAnswer } from "../../functions/contract/hands.ts";
import { validate } from "../../functions/contract/validation.ts";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference({ triggers: true, stream: true });
const path = (sessionId: string, end = "") => `/api/sessions/${sessionId}${end}`;

describe("an organizer's hands", () => {
  it("changes the sessions of a room, tells it twice, and undoes it", async () => {
    const { eventId, organize, session } = conference;
    const rooms = ["Hall 7", "Hall 7", "Attic"];
    const ids = await Promise.all(rooms.map((room) => session({ room, capacity: 9 })));
    const change = {
      changeId: randomUUID(),
      where: { room: "Hall 7" },
      set: { capacity: 4, shiftMinutes: 15 },
    };
    const send = (body: object) => organize("PATCH", `/api/events/${eventId}/sessions`, body);
    const planned = await send({ ...change, dryRun: true });
    expect(validate(ManyChangedAnswer, planned.body, "answer")).toMatchObject({ valid: true });
    expect(planned.body).toMatchObject({ dryRun: true, total: 2, undo: null });
    const done = await send(change);
    expect(done.body).toMatchObject({ complete: true, done: 2, undo: { token: change.changeId } });
    expect((await send(change)).body.results).toHaveLength(2);
    const capacities = async () =>
      Promise.all(ids.map(async (id) => (await organize("GET", path(id))).body.capacity));
    expect(await capacities()).toEqual([4, 4, 9]);
    const undone = await organize("POST", `/api/events/${eventId}/sessions/undo`, { undo: change.changeId });
    expect(validate(UndoneAnswer, undone.body, "answer")).toMatchObject({ valid: true });
    expect(await capacities()).toEqual([9, 9, 9]);
    expect((await send(change)).body.code).toBe("CHANGE_ID_TAKEN");
    const none = await organize("POST", `/api/events/${eventId}/sessions/undo`, { undo: randomUUID() });
    expect(none.body.code).toBe("NOTHING_TO_UNDO");
    expect((await send({ ...change, where: {} })).status).toBe(400);
  });

  it("closes all registration of the event at once, and opens it again", async () => {
    const { eventId, organize, session } = conference;
    const { reserve } = people(service);
    const [one, other] = [await session({}), await session({ state: "CLOSED" })];
    const say = (closed: boolean) => organize("PUT", `/api/events/${eventId}/registration`, { closed });
    expect((await say(true)).body.registrationClosed).toBe(true);
    expect((await reserve("rae", one)).body.code).toBe("REGISTRATION_CLOSED");
    const later = await session({});
    expect((await reserve("rae", later)).body.code).toBe("REGISTRATION_CLOSED");
    expect((await say(false)).body.registrationClosed).toBe(false);
    expect((await reserve("rae", one)).status).toBe(201);
    expect((await reserve("rae", later)).status).toBe(201);
    expect((await reserve("rae", other)).body.code).toBe("REGISTRATION_CLOSED");
  });

  it("duplicates a session, and deletes one that nobody was in", async () => {
    const { organize, session } = conference;
    const { reserve, cancel } = people(service);
    const original = await session({ title: "Twice", room: "Loft", capacity: 3 });
    await reserve("sue", original);
    const copy = await organize("POST", path(original, "/duplicate"));
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({ title: "Twice", room: "Loft", capacity: 3, state: "CLOSED", taken: 0 });
    expect((await organize("DELETE", path(original))).body.code).toBe("HAS_PEOPLE");
    await cancel("sue", original);
    expect((await organize("DELETE", path(original))).body.code).toBe("HAS_PEOPLE");
    expect((await organize("DELETE", path(copy.body.sessionId))).status).toBe(204);
    expect((await organize("GET", path(copy.body.sessionId))).status).toBe(404);
    expect((await organize("DELETE", path(copy.body.sessionId))).body.code).toBe("SESSION_NOT_FOUND");
  });

  it("moves everybody to another session, in order, and tells each of them once", async () => {
    const { eventId, organize, session } = conference;
    const { reserve, join, as, rsvp } = people(service);
    const [from, to] = [
      await session({ capacity: 2, title: "Small" }),
      await session({ capacity: 1, title: "Large" }),
    ];
    await reserve("tom", from);
    await reserve("uma", from);
    await join("vic", from);
    const move = (body: object) => organize("POST", path(from, "/move"), body);
    const planned = await move({ to, dryRun: true });
    expect(validate(MovedAnswer, planned.body, "answer")).toMatchObject({ valid: true });
    expect(planned.body).toMatchObject({ seated: 1, joined: 1, waiting: 1, left: 3 });
    expect((await move({ to })).body).toMatchObject({
      complete: true,
      seated: 1,
      joined: 1,
      waiting: 1,
      left: 0,
    });
    expect((await move({ to })).body).toMatchObject({ complete: true, seated: 0, left: 0 });
    const standing = async (user: string) => (await rsvp(user, to)).body;
    expect(await standing("tom")).toMatchObject({ status: "CONFIRMED" });
    expect(await standing("uma")).toMatchObject({ status: "WAITLISTED", waitlistPosition: 1 });
    expect(await standing("vic")).toMatchObject({ status: "WAITLISTED", waitlistPosition: 2 });
    expect((await rsvp("tom", from)).body).toMatchObject({ status: "CANCELLED", cancelReason: "MOVED" });
    const told = async () => {
      const { body } = await as("tom", "GET", `/api/events/${eventId}/notices`);
      return body.notices.map(({ title }: { title: string }) => title);
    };
    await expect.poll(told).toEqual(["You now have a seat in “Large”", "You have a seat in “Small”"]);
    expect((await move({ to: from })).status).toBe(400);
    expect((await move({ to: `${eventId}.none` })).body.code).toBe("SESSION_NOT_FOUND");
  });
});
