import { expect, test } from "vitest";
import { type InvalidCode, InvalidTexts } from "../../functions/contract/invalid-codes.ts";
import {
  CreateSessionBody,
  PatchSessionBody,
  PutEventBody,
  toEvent,
} from "../../functions/contract/requests.ts";
import { type Schema, validate } from "../../functions/contract/validation.ts";

const event = {
  title: "Days",
  timeZone: "Europe/Berlin",
  startsAt: "2030-03-30T08:00:00Z",
  endsAt: "2030-03-31T18:00:00Z",
};
const { startsAt, endsAt } = event;

test.each<[InvalidCode, Schema<unknown>, object, string]>([
  ["EMPTY", PutEventBody, { ...event, title: " " }, "title"],
  ["EMPTY", PutEventBody, { ...event, title: "\u200B\u202E" }, "title"],
  ["ENDS_BEFORE_START", PutEventBody, { ...event, endsAt: startsAt }, "endsAt"],
  ["NOT_A_TIME", PutEventBody, { ...event, startsAt: "tomorrow" }, "startsAt"],
  ["TIME_OUT_OF_RANGE", PutEventBody, { ...event, startsAt: "1999-01-01T00:00:00Z" }, "startsAt"],
  ["NOT_A_TIME_ZONE", PutEventBody, { ...event, timeZone: "Berlin" }, "timeZone"],
  ["NOT_A_TIME_ZONE", PutEventBody, { ...event, timeZone: "+01:00" }, "timeZone"],
  [
    "NOT_A_CLOCK_TIME",
    PutEventBody,
    { ...event, quietHours: { from: "22", to: "08:00" } },
    "quietHours.from",
  ],
  [
    "SAME_CLOCK_TIME",
    PutEventBody,
    { ...event, quietHours: { from: "08:00", to: "08:00" } },
    "quietHours.to",
  ],
  ["NOT_A_DAY_CHANGE", PutEventBody, { ...event, dayChange: 721 }, "dayChange"],
  ["NOT_A_DAY_CHANGE", PutEventBody, { ...event, dayChange: 0.5 }, "dayChange"],
  ["NOT_A_COLOR", PutEventBody, { ...event, accentColor: "red" }, "accentColor"],
  ["NOT_AN_EVENT_ID", toEvent.params, { eventId: "No!" }, "eventId"],
  ["NOT_A_CAPACITY", CreateSessionBody, { title: "Knots", startsAt, endsAt, capacity: 2.5 }, "capacity"],
])("a rule that is broken is told by its code and its text: %s", (code, schema, value, field) => {
  expect(validate(schema, value, "body")).toEqual({
    valid: false,
    errors: expect.arrayContaining([{ path: `body.${field}`, code, message: InvalidTexts[code] }]),
  });
});

test("a patch without fields has its own code", () => {
  expect(validate(PatchSessionBody, {}, "body")).toMatchObject({
    errors: [{ path: "body", code: "NOTHING_TO_CHANGE" }],
  });
});

test("a mistake outside of the contract's rules has only a text", () => {
  const checked = validate(PutEventBody, { ...event, title: 7 }, "body");
  expect(checked.valid ? [] : checked.errors.map(({ code }) => code)).toEqual([undefined]);
});
