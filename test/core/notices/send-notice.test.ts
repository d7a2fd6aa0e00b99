import { expect, it } from "vitest";
import type { NoticeKind } from "../../../functions/core/notices/notice.ts";
import type { Sending, ToldNotice } from "../../../functions/core/notices/send-notice.ts";
import { SendingIsBusy, SentInPart, sendNotice } from "../../../functions/core/notices/send-notice.ts";
import type { RsvpStatus } from "../../../functions/core/seats/rsvp.ts";
import { anRsvp } from "../../support/builders.ts";

const ref = { userId: "ada", eventId: "conf", at: "2026-12-27T10:00:00.000Z", noticeId: "r1.1" };
const SENT: Sending = { kind: "sent", messageId: "m-1" };

const about = (kind: NoticeKind, status: RsvpStatus | null) => ({
  notice: { kind },
  state: status && { rsvp: anRsvp({ status }) },
});

function bookThat(begin: "begun" | "busy" | "done", told: object | null = about("CONFIRMED", "CONFIRMED")) {
  const steps: string[] = [];
  const book = {
    find: async () => told as ToldNotice | null,
    begin: async () => begin,
    finish: async () => void steps.push("finish"),
    giveBack: async (...[, , reached]: [unknown, unknown, readonly string[]]) =>
      void steps.push(["give back", ...reached].join(" ")),
  };
  return { book, steps };
}

it("sends what nobody else sends, and writes that it is sent afterwards", async () => {
  const { book, steps } = bookThat("begun");
  const send = async () => {
    steps.push("send");
    return SENT;
  };
  expect(await sendNotice(ref, "mail", { book, send })).toEqual(SENT);
  expect(steps).toEqual(["send", "finish"]);
});

it("gives back what could not be sent, so that the next attempt need not wait", async () => {
  const { book, steps } = bookThat("begun");
  const send = () => Promise.reject(new Error("SES is away"));
  await expect(sendNotice(ref, "mail", { book, send })).rejects.toThrow("SES is away");
  expect(steps).toEqual(["give back"]);
});

it("remembers which devices have it, if only some of them do", async () => {
  const { book, steps } = bookThat("begun");
  const send = () => Promise.reject(new SentInPart(["phone", "laptop"], [new Error("429")]));
  await expect(sendNotice(ref, "push", { book, send })).rejects.toThrow("429");
  expect(steps).toEqual(["give back phone laptop"]);
});

it("does not send what is sent, or what has left the inbox", async () => {
  const send = () => Promise.reject(new Error("it was sent again"));
  expect(await sendNotice(ref, "mail", { book: bookThat("done").book, send })).toBeNull();
  expect(await sendNotice(ref, "mail", { book: bookThat("begun", null).book, send })).toBeNull();
});

it("comes again later if another function is sending, which may have died", async () => {
  const send = async () => SENT;
  await expect(sendNotice(ref, "mail", { book: bookThat("busy").book, send })).rejects.toThrow(SendingIsBusy);
});

it.each([
  ["of a seat that was given back at once", "CONFIRMED", "CANCELLED"],
  ["of an offer that was accepted", "OFFER_MADE", "CONFIRMED"],
  ["of an offer that has ended", "OFFER_ENDING", "CANCELLED"],
  ["of a waitlist that the person has left", "WAITLISTED", "OFFERED"],
  ["of an RSVP that is erased", "CONFIRMED", null],
] as const)("never sends a notice %s", async (_, kind, status) => {
  const { book, steps } = bookThat("begun", about(kind, status));
  const send = () => Promise.reject(new Error("it was sent"));
  const outcome = await sendNotice(ref, "mail", { book, send });
  expect(outcome).toEqual({ kind: "impossible", why: "no longer true" });
  expect(steps).toEqual(["finish"]);
});

it.each(["CANCELLED", "OFFER_EXPIRED", "MOVED", "MESSAGE"] as const)(
  "sends %s, whatever the person has now",
  async (kind) => {
    const { book } = bookThat("begun", about(kind, "WAITLISTED"));
    expect(await sendNotice(ref, "mail", { book, send: async () => SENT })).toEqual(SENT);
  },
);
