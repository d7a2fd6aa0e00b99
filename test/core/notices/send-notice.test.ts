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
    find: async () => {
      steps.push("find");
      return told as ToldNotice | null;
    },
    begin: async () => {
      steps.push("begin");
      return begin;
    },
    finish: async () => void steps.push("finish"),
    giveBack: async (...[, , reached]: [unknown, unknown, readonly string[]]) =>
      void steps.push(["give back", ...reached].join(" ")),
  };
  return { book, steps };
}

it("begins, reads what is true and who has it, sends it, and writes that it is sent afterwards", async () => {
  const { book, steps } = bookThat("begun");
  const send = async () => {
    steps.push("send");
    return SENT;
  };
  expect(await sendNotice(ref, "mail", { book, send })).toEqual(SENT);
  expect(steps).toEqual(["begin", "find", "send", "finish"]);
});

it("gives back what could not be sent, so that the next attempt need not wait", async () => {
  const { book, steps } = bookThat("begun");
  const send = () => Promise.reject(new Error("SES is away"));
  await expect(sendNotice(ref, "mail", { book, send })).rejects.toThrow("SES is away");
  expect(steps).toEqual(["begin", "find", "give back"]);
});

it("gives back what could not be read", async () => {
  const { book, steps } = bookThat("begun");
  const find = () => Promise.reject(new Error("the table is away"));
  const sending = sendNotice(ref, "mail", { book: { ...book, find }, send: async () => SENT });
  await expect(sending).rejects.toThrow("the table is away");
  expect(steps).toEqual(["begin", "give back"]);
});

it("remembers which devices have it, if only some of them do", async () => {
  const { book, steps } = bookThat("begun");
  const send = () => Promise.reject(new SentInPart(["phone", "laptop"], [new Error("429")]));
  await expect(sendNotice(ref, "push", { book, send })).rejects.toThrow("429");
  expect(steps).toEqual(["begin", "find", "give back phone laptop"]);
});

it("does not send what is sent, or what has left the inbox", async () => {
  const send = () => Promise.reject(new Error("it was sent again"));
  const { book, steps } = bookThat("done");
  expect(await sendNotice(ref, "mail", { book, send })).toBeNull();
  expect(steps).toEqual(["begin"]);
});

it("ends the sending of a notice about a session that is gone", async () => {
  const { book, steps } = bookThat("begun", null);
  const send = () => Promise.reject(new Error("it was sent"));
  const outcome = await sendNotice(ref, "mail", { book, send });
  expect(outcome).toEqual({ kind: "impossible", why: "its session is gone" });
  expect(steps).toEqual(["begin", "find", "finish"]);
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
  expect(steps).toEqual(["begin", "find", "finish"]);
});

it.each(["CANCELLED", "OFFER_EXPIRED", "MOVED", "MESSAGE"] as const)(
  "sends %s, whatever the person has now",
  async (kind) => {
    const { book } = bookThat("begun", about(kind, "WAITLISTED"));
    expect(await sendNotice(ref, "mail", { book, send: async () => SENT })).toEqual(SENT);
  },
);
