import { describe, expect, inject, it } from "vitest";
import { call, people } from "../support/api.ts";
import { assemblyWithout } from "../support/assembly.ts";
import { useConference } from "../support/conference.ts";

const without = (action: string) => assemblyWithout(inject("assembly"), action);

describe("a grant that the stack forgets", () => {
  const { service, conference } = useConference({ assembly: without("dynamodb:Query") });

  it("is missed by the local service, by function and action", async () => {
    const answer = await call(service, "GET", `/api/events/${conference.eventId}/sessions`);
    expect(answer).toMatchObject({ status: 500, body: { code: "INTERNAL_ERROR" } });
    expect(answer.text).not.toContain("dynamodb:Query");
    const refusal = service.log.find((line) => line.includes("AccessDenied"));
    expect(refusal).toContain("catalogue");
    expect(refusal).toContain("dynamodb:Query");
  });

  it("does not affect what the other grants allow", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    expect(await conference.get(sessionId)).toMatchObject({ sessionId, capacity: 1 });
  });
});

describe("a grant that the queue's poller lacks", () => {
  const { service, conference } = useConference({ assembly: without("sqs:ReceiveMessage"), triggers: true });

  it("is named, and stops only the consumer: the sweep and requests continue", async () => {
    await expect.poll(() => service.log.join("\n")).toMatch(/AccessDenied.*sqs:ReceiveMessage/);
    const sessionId = await conference.session({ capacity: 1 });
    const { join } = people(service);
    for (const user of ["ada", "bob"]) expect((await join(user, sessionId)).status).toBe(201);
    expect(await service.invoke("sweep", {})).toMatchObject({ status: 200, body: { waiting: 1 } });
  });
});
