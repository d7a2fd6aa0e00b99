import { expect, it } from "vitest";
import { EventsAnswer } from "../../../functions/contract/answers.ts";
import { checked } from "../../../web/src/api/organizer/checked.ts";
import { anEvent } from "./support/samples.ts";

const newer = { ...anEvent(), venue: "Pier 3" };

it("accepts an answer with members that a newer service has added, at any depth", () => {
  expect(checked(EventsAnswer, { events: [newer], page: 1 }).ok).toBe(true);
});

it.each([
  ["that lacks a member", { events: [{ ...newer, title: undefined }] }],
  ["of another shape", { something: "else" }],
])("refuses an answer %s, with or without additions", (_, body) => {
  expect(checked(EventsAnswer, body)).toEqual({ ok: false, failure: { kind: "unavailable" } });
});
