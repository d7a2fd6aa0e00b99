import { beforeAll, describe, expect, it } from "vitest";
import { ReservedAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import { anEvent, eventBody, people } from "../support/api.ts";
import { graphqlOf } from "../support/graphql.ts";
import { violations } from "../support/invariants.ts";
import { startService, type TestService } from "../support/service.ts";
import { tableOf } from "../support/table.ts";

let service: TestService;

beforeAll(async () => {
  service = await startService({ triggers: true });
  return () => service.stop();
});

const CONFLICTS = `mutation ($input: RsvpToSessionInput!) { rsvpToSession(input: $input) {
  success code conflicts { sessionId title startsAt endsAt status tight } } }`;

describe("an event that blocks overlaps", () => {
  it("is set by PUT, tells conflicts in both APIs, and refuses seats and offers that clash", async () => {
    const event = await anEvent(service);
    const { reserve, join, accept, cancel } = people(service);
    const [one, other] = [await event.session({ title: "One" }), await event.session({ title: "Other" })];
    expect((await reserve("ada", one)).body.conflicts).toEqual([]);
    const warned = await reserve("ada", other);
    const clash = {
      ...{ sessionId: one, title: "One", status: "CONFIRMED", tight: false },
      ...{ startsAt: "2030-12-27T10:00:00.000Z", endsAt: "2030-12-27T11:00:00.000Z" },
    };
    expect(warned).toMatchObject({ status: 201, body: { conflicts: [clash] } });
    expect(validate(ReservedAnswer, warned.body, "rsvp")).toMatchObject({ valid: true });
    await cancel("ada", other);
    const put = (over: object) =>
      event.organize("PUT", `/api/events/${event.eventId}`, { ...eventBody, ...over });
    expect((await put({ conflictPolicy: "BLOCK", changeMinutes: 5 })).body).toMatchObject({
      conflictPolicy: "BLOCK",
      changeMinutes: 5,
    });
    const refused = { code: "TIME_CONFLICT", conflicts: [clash] };
    expect(await reserve("ada", other)).toMatchObject({ status: 409, body: refused });
    const { body } = await graphqlOf(service).as("ada", CONFLICTS, { input: { sessionId: other } });
    expect(body.data.rsvpToSession).toEqual({ success: false, ...refused });
    expect((await put({})).body.conflictPolicy).toBe("BLOCK");

    // The consumer reads the day of a person too.
    const full = await event.session({ capacity: 1, waitlistPolicy: "AUTO_CONFIRM" });
    await reserve("bob", full);
    expect((await join("ada", full)).body).toMatchObject({ status: "WAITLISTED", conflicts: [clash] });
    await cancel("bob", full);
    const offered = async () => (await people(service).rsvp("ada", full)).body.status;
    await expect.poll(offered).toBe("OFFERED");
    expect(await accept("ada", full)).toMatchObject({ status: 409, body: refused });
    expect(await violations(tableOf(service))).toEqual([]);
  });
});
