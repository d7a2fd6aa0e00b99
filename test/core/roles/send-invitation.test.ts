import { describe, expect, it } from "vitest";
import { SendingIsBusy } from "../../../functions/core/notices/send-notice.ts";
import {
  type Invitation,
  type InvitationBook,
  sendInvitation,
} from "../../../functions/core/roles/send-invitation.ts";

const ref = { eventId: "39c3", email: "ada@example.org", askedAt: "2030-01-01T00:00:00.000Z" };
const SENT = { kind: "sent", messageId: "m" } as const;

/** Sends with a book whose answers are given, and says what was called in which order. */
async function sending(
  found: boolean,
  begun: Awaited<ReturnType<InvitationBook["begin"]>>,
  send = async () => SENT as never,
) {
  const calls: string[] = [];
  const noted =
    <T>(name: string, value: T) =>
    async () => {
      calls.push(name);
      return value;
    };
  const book: InvitationBook = {
    find: noted("find", found ? ({} as Invitation) : null),
    begin: noted("begin", begun),
    finish: noted("finish", undefined),
    giveBack: noted("giveBack", undefined),
  };
  const outcome = await sendInvitation(ref, {
    book,
    send: async () => {
      calls.push("send");
      return send();
    },
  }).catch((error: unknown) => error);
  return { outcome, calls };
}

describe("an invitation", () => {
  it("is sent, and only then counts as the mail of this hour", async () => {
    expect(await sending(true, "begun")).toEqual({
      outcome: SENT,
      calls: ["find", "begin", "send", "finish"],
    });
  });

  it("is not sent once the role is taken away, or a second time within the hour", async () => {
    expect((await sending(false, "begun")).calls).toEqual(["find"]);
    expect((await sending(true, "lately")).calls).toEqual(["find", "begin"]);
  });

  it("waits while another function sends it", async () => {
    const { outcome, calls } = await sending(true, "busy");
    expect(outcome).toBeInstanceOf(SendingIsBusy);
    expect(calls).not.toContain("send");
  });

  it("that could not be sent leaves the hour free, whether it may succeed later or never", async () => {
    const failure = new Error("no network");
    const failed = await sending(true, "begun", () => Promise.reject(failure));
    expect(failed).toEqual({ outcome: failure, calls: ["find", "begin", "send", "giveBack"] });
    const impossible = { kind: "impossible", why: "malformed" } as never;
    expect(await sending(true, "begun", async () => impossible)).toEqual({
      outcome: impossible,
      calls: ["find", "begin", "send", "giveBack"],
    });
  });
});
