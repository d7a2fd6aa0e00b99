import { expect, it } from "vitest";
import { type NoticeMessage, sendingOf } from "../../functions/contract/notice-message.ts";

const message: NoticeMessage = {
  ...{ userId: "ada", eventId: "conf", at: "2026-12-27T10:00:00.000Z" },
  ...{ noticeId: "moves.1", channel: "mail" },
};

it("two messages ask for the same sending if they are of the same person, notice and channel", () => {
  expect(sendingOf({ ...message })).toBe(sendingOf(message));
});

it.each([
  { userId: "bob" },
  { eventId: "camp" },
  { at: "2026-12-27T11:00:00.000Z" },
  { noticeId: "moves.2" },
  { channel: "push" },
] as const)(
  "a message with another $0 asks for another sending, because notices of one cause share an id",
  (other) => {
    expect(sendingOf({ ...message, ...other })).not.toBe(sendingOf(message));
  },
);

it.each([
  { eventId: "camp" },
  { email: "bob@example.org" },
  { askedAt: "2026-12-27T11:00:00.000Z" },
] as const)("an invitation with another $0 is another sending", (other) => {
  const invitation = { eventId: "conf", email: "ada@example.org", askedAt: "2026-12-27T10:00:00.000Z" };
  expect(sendingOf({ ...invitation })).toBe(sendingOf(invitation));
  expect(sendingOf({ ...invitation, ...other })).not.toBe(sendingOf(invitation));
});
