import { describe, expect, it } from "vitest";
import type { PreferencesAnswer } from "../../functions/contract/notices.ts";
import { mailTags } from "../../functions/contract/person-tags.ts";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { queuesOf } from "../support/queues.ts";

const { service, conference } = useConference({ triggers: true, stream: true });
const { as, reserve } = people(service);

const mailsTo = async (address: string) => (await service.outbox()).filter(({ to }) => to === address).length;
const stopOf = async (user: string) =>
  ((await as(user, "GET", "/api/me/preferences")).body as PreferencesAnswer).mailStopped;
const stopsOf = async (eventId: string) =>
  (await conference.organize("GET", `/api/events/${eventId}/mail-stops`)).body.people;
const rosterOf = (sessionId: string, headers?: Record<string, string>) =>
  conference.organize("GET", `/api/sessions/${sessionId}/roster`, undefined, headers);

/** What a function has logged with this message. */
const logged = (name: string, text: string): Record<string, unknown>[] =>
  service.output
    .filter((line) => line.startsWith(`${name} | {`))
    .map((line) => JSON.parse(line.slice(line.indexOf("{"))))
    .filter(({ message }) => message === text);

/** Waits until as many sendings as given have ended without a mail. */
const notSent = (many: number) =>
  expect
    .poll(() => logged("notice-consumer", "notice").filter(({ outcome }) => outcome === "impossible"))
    .toHaveLength(many);

async function seated(user: string): Promise<string> {
  const sessionId = await conference.session();
  await reserve(user, sessionId);
  return sessionId;
}

describe("a mail that comes back", () => {
  it("stops mails to that address, until the person tries again", async () => {
    const address = "bounce+ada@simulator.amazonses.com";
    const [sessionId] = [await seated(address), await seated("bob")];
    await expect.poll(() => stopOf(address)).toMatchObject({ address, why: "BOUNCE" });
    expect(await mailsTo(address)).toBe(1);

    await seated(address);
    await notSent(1);
    expect(await mailsTo(address)).toBe(1);
    expect((await rosterOf(sessionId)).body.attendees).toMatchObject([{ mailStopped: "BOUNCE" }]);
    expect((await rosterOf(sessionId, { accept: "text/csv" })).text).toMatch(
      /^userId,name,email,status,rsvpId,rsvpAt,waitlistedAt,offerExpiresAt,checkedInAt,mailStopped,addedBy,addedNote,outOfTurnBy,outOfTurnNote\r\n.*,BOUNCE,,,,\r\n$/,
    );

    expect(await stopsOf(conference.eventId)).toMatchObject([{ userId: address, why: "BOUNCE" }]);

    const seen = (await as(address, "GET", "/api/me/preferences")).body;
    const chosen = await as(address, "PUT", "/api/me/preferences", { ...seen, reminderMinutes: 60 });
    expect(chosen.body).toEqual({ ...seen, reminderMinutes: 60 });
    const retried = await as(address, "DELETE", "/api/me/mail-stop");
    expect(retried.body).toEqual({ ...seen, reminderMinutes: 60, mailStopped: null });
    expect((await rosterOf(sessionId)).body.attendees).toMatchObject([{ mailStopped: null }]);
    expect(await stopsOf(conference.eventId)).toEqual([]);
    await seated(address);
    await expect.poll(() => mailsTo(address)).toBe(2);
    await expect.poll(() => stopOf(address)).toMatchObject({ address, why: "BOUNCE" });
    expect(await stopOf("bob")).toBeNull();
  });
});

describe("a mail that is called unwanted", () => {
  it("stops mails as well", async () => {
    const address = "complaint+kim@simulator.amazonses.com";
    const sessionId = await seated(address);
    await expect.poll(() => stopOf(address)).toMatchObject({ address, why: "COMPLAINT" });
    expect((await rosterOf(sessionId)).body.attendees).toMatchObject([{ mailStopped: "COMPLAINT" }]);
  });
});

describe("feedback of SES", () => {
  /** The first of two is a stop. Messages come in any order. */
  const SEEN = expect.stringMatching(/^(stopped|standing)$/);
  const address = "zoe@example.org";
  const tags = () =>
    Object.fromEntries(mailTags("zoe", conference.eventId).map(({ Name, Value }) => [Name, [Value]]));
  const bounce = (messageId: string, over: object = {}, bounceType = "Permanent") =>
    JSON.stringify({
      eventType: "Bounce",
      bounce: { bounceType },
      mail: {
        timestamp: "2026-01-01T10:00:00.000Z",
        messageId,
        destination: [address],
        tags: tags(),
        ...over,
      },
    });
  const outcomes = () =>
    Object.fromEntries(
      logged("mail-feedback", "mail feedback").map(({ subject, outcome }) => [subject, outcome]),
    );

  it("that cannot be read is a dead letter, and holds up nothing else", async () => {
    const queues = queuesOf(service);
    const poison = [" ", "{}", bounce("no time", { timestamp: "yesterday" })];
    const { event: _, ...untold } = tags();
    const harmless = [
      ...[bounce("full", {}, "Transient"), bounce("not ours", { tags: {} })],
      bounce("no event", { tags: untold }),
    ];
    await queues.send([...poison, ...harmless, bounce("gone")], "feedback");
    await expect.poll(() => stopOf("zoe")).toMatchObject({ address, why: "BOUNCE" });
    await expect.poll(outcomes).toMatchObject({
      full: "harmless",
      "not ours": "unknown person",
      "no event": SEEN,
      gone: SEEN,
    });
    await expect.poll(() => queues.count("feedback-dead-letters")).toBe(poison.length);
    await expect.poll(() => queues.count("feedback")).toBe(0);
    const at = "2026-01-01T10:00:00.000Z";
    expect(await stopsOf(conference.eventId)).toContainEqual({ userId: "zoe", why: "BOUNCE", at });
    const unknown = await conference.organize("GET", "/api/events/none-such/mail-stops");
    expect(unknown.body.code).toBe("EVENT_NOT_FOUND");
  });

  it("does not concern another address of the person", async () => {
    await queuesOf(service).send(
      [bounce("old", { timestamp: "2026-01-02T10:00:00.000Z", destination: ["zoe@old.example"] })],
      "feedback",
    );
    await expect.poll(() => stopOf("zoe")).toMatchObject({ address: "zoe@old.example" });
    const sessionId = await seated("zoe");
    await expect.poll(() => mailsTo(address)).toBe(1);
    expect((await rosterOf(sessionId)).body.attendees).toMatchObject([{ mailStopped: null }]);
  });

  it("is tried again while the table fails", async () => {
    const rule = { service: "dynamodb", kind: "Error", rate: 1, function: "mail-feedback" } as const;
    await service.faults({ rules: [{ ...rule, count: 4 }] });
    await queuesOf(service).send([bounce("later", { timestamp: "2026-01-03T10:00:00.000Z" })], "feedback");
    await expect.poll(() => stopOf("zoe")).toMatchObject({ address });
    await service.faults({ rules: [] });
  });
});
