import { expect, it } from "vitest";
import { refusalOf } from "../../../functions/http/notices/message-refusals.ts";

it.each([
  ["seats", "Nobody has a seat in these sessions."],
  ["waiting", "Nobody has an offer or a waitlist entry in these sessions."],
  ["all", "Nobody has a seat, an offer or a waitlist entry in these sessions."],
] as const)("a message for nobody is refused with what its audience lacks: %s", (audience, detail) => {
  const draft = {
    ...{ eventId: "conf", messageId: "m1", title: "Hello", text: "Hello" },
    ...{ to: { everybody: true } as const, audience },
    sentBy: { userId: "olga", name: "Olga" },
  };
  expect(refusalOf({ kind: "nobody-to-tell" }, draft)).toEqual({ code: "NOBODY_TO_TELL", detail });
});
