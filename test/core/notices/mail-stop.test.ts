import { describe, expect, it } from "vitest";
import { MailFeedback } from "../../../functions/contract/mail-feedback.ts";
import { eventOf, mailTags, personOf } from "../../../functions/contract/person-tags.ts";
import { stopFor, whyStopped } from "../../../functions/core/notices/mail-stop.ts";

const mail = {
  timestamp: "2026-12-27T10:00:00Z",
  messageId: "m-1",
  destination: ["ada@example.org"],
  tags: { "ses:from-domain": ["conf.example"] },
};
const read = (feedback: object) => MailFeedback.parse({ mail, ...feedback });
const bounce = (bounceType: string) => read({ eventType: "Bounce", bounce: { bounceType } });
const complaint = (complaintFeedbackType?: string | null) =>
  read({ eventType: "Complaint", complaint: { complaintFeedbackType } });
const stop = { address: "ada@example.org", at: "2026-12-27T10:00:00.000Z" };

describe("mails to an address are stopped", () => {
  it("by a permanent bounce, as of the time when the mail was sent", () => {
    expect(stopFor(bounce("Permanent"))).toEqual({ ...stop, why: "BOUNCE" });
  });

  it.each(["Transient", "Undetermined"])("not by a bounce that is %s", (bounceType) => {
    expect(stopFor(bounce(bounceType))).toBeNull();
  });

  it.each(["abuse", "other", null, undefined])("by a complaint, whatever its type says: %s", (type) => {
    expect(stopFor(complaint(type))).toEqual({ ...stop, why: "COMPLAINT" });
  });

  it("not by a person who moves a mail out of the spam folder", () => {
    expect(stopFor(complaint("not-spam"))).toBeNull();
  });

  it("not to another address of the same person", () => {
    const stopped = { ...stop, why: "BOUNCE" } as const;
    expect(whyStopped(stopped, "Ada@Example.org")).toBe("BOUNCE");
    for (const address of ["ada@new.example", null]) expect(whyStopped(stopped, address)).toBeNull();
    expect(whyStopped(null, "ada@example.org")).toBeNull();
  });
});

describe("the person in a mail's tags", () => {
  const lists = (userId: string) =>
    Object.fromEntries(mailTags(userId, "lantern-days").map(({ Name, Value }) => [Name, [Value]]));

  it.each(["ada", "auth0|62f1 ä", "x".repeat(192), "x".repeat(193), "€".repeat(256)])(
    "is read again: %s",
    (id) => {
      const tags = lists(id);
      expect([personOf(tags), eventOf(tags)]).toEqual([id, "lantern-days"]);
      for (const [name, [value = ""]] of Object.entries(tags)) {
        expect(name).toMatch(/^[\w-]{1,256}$/);
        expect(value).toMatch(/^[\w-]{1,256}$/);
      }
    },
  );

  it("is nobody if the service has not sent the mail", () => {
    expect(personOf(mail.tags)).toBeNull();
    expect(eventOf(mail.tags)).toBeNull();
  });
});
