import { expect, it } from "vitest";
import { eventSlug } from "../../../../functions/core/programme/schedule/event-slug.ts";

it.each([
  ["39c3", "39c3"],
  ["DebConf17", "debconf17"],
  ["Attic Meeting '08", "attic-meeting-08"],
  ["Größte Tagung", "gro-te-tagung"],
  ["--FOO_bar--", "foo-bar"],
  ["x".repeat(60), "x".repeat(40)],
  [`${"x".repeat(39)} y`, "x".repeat(39)],
  ["A", null],
  ["会議", null],
  ["", null],
])("gives the slug of %j as %j", (name, slug) => {
  expect(eventSlug(name)).toBe(slug);
});
