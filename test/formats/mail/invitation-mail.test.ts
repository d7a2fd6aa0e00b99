import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import type { Invitation } from "../../../functions/core/roles/send-invitation.ts";
import { invitationMailOf } from "../../../functions/formats/mail/invitation-mail-of.ts";
import { toMime } from "../../../functions/formats/mail/mime.ts";

const SENDER = { from: '"Winter Camp" <crew@conf.example>', replyTo: null, siteUrl: "https://conf.example" };

function invitation(changes: Partial<Invitation["holder"]> = {}, title = "Winter Camp"): Invitation {
  const times = { startsAt: "2026-12-27T11:00:00.000Z", endsAt: "2026-12-27T12:00:00.000Z" };
  return {
    askedAt: "2026-12-01T10:00:00.000Z",
    holder: {
      ...{ email: "ada@example.org", role: "ORGANIZER", name: null },
      ...{ invitedAt: "2026-12-01T10:00:00.000Z", invitedBy: "Olga" },
      ...changes,
    },
    event: {
      ...{ eventId: "camp", title, timeZone: "Europe/Berlin", accentColor: null, ...times },
      ...{
        quietHours: null,
        conflictPolicy: "WARN",
        changeMinutes: 0,
        graceMinutes: null,
        published: true,
        lastImport: null,
      },
      ...{ venue: null, description: null, dayChange: 0, logoUrl: null, coverUrl: null },
      registrationClosed: false,
    },
  };
}

const mailOf = async (given: Invitation) => PostalMime.parse(await toMime(invitationMailOf(given, SENDER)));

describe("the mail of an invitation", () => {
  it("says who has invited, what the person may do, with which address, and where", async () => {
    const { to, subject, text, html, headers } = await mailOf(invitation());
    expect([to?.[0]?.address, subject]).toEqual(["ada@example.org", "You can organize Winter Camp"]);
    for (const part of [
      "Olga has invited you.",
      "ada@example.org",
      "https://conf.example/organizer/events/camp",
    ]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(headers.find(({ key }) => key === "x-notice-kind")?.value).toBe("INVITATION");
    expect(headers.map(({ key }) => key)).not.toContain("list-unsubscribe");
  });

  it("to the door leads to the event", async () => {
    const { subject, text } = await mailOf(invitation({ role: "DOOR", invitedBy: null }));
    expect(subject).toBe("You can help at the door of Winter Camp");
    expect(text).toContain("An organizer has invited you.");
    expect(text).toContain("https://conf.example/events/camp");
  });

  it("has the same id whenever it is sent, and takes no headers from texts", async () => {
    const [first, second] = [await mailOf(invitation()), await mailOf(invitation())];
    expect(second.messageId).toBe(first.messageId);
    const odd = await mailOf(invitation({ invitedBy: "<b>Olga</b>" }, "Camp\r\nBcc: eve@example.org"));
    expect(odd.bcc).toBeUndefined();
    expect(odd.html).not.toContain("<b>Olga");
  });
});
