import { describe, expect, it } from "vitest";
import { readProps } from "../../../web/src/embed/attributes.ts";

function propsOf(attributes: Readonly<Record<string, string>>) {
  const element = document.createElement("session-rsvp-button");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return readProps(element);
}

it("shows no button without a session", () => {
  expect(propsOf({ "event-id": "summit" })).toBe(undefined);
  expect(propsOf({ "session-id": " " })).toBe(undefined);
});

it("attributes equal the component's props", () => {
  const props = propsOf({
    "session-id": "summit.knots",
    "event-id": "summit",
    "time-zone": "Europe/Berlin",
    variant: "secondary",
    size: "lg",
    "is-rsvped": "",
    "current-capacity": "47",
    "max-capacity": "50",
  });
  expect(props).toEqual({
    sessionId: "summit.knots",
    eventId: "summit",
    timeZone: "Europe/Berlin",
    variant: "secondary",
    size: "lg",
    isRsvped: true,
    currentCapacity: 47,
    maxCapacity: 50,
  });
});

it("a session can have no limit", () => {
  expect(propsOf({ "session-id": "s", "max-capacity": "unlimited" })?.maxCapacity).toBe(null);
});

describe("an invalid attribute counts as absent", () => {
  it.each([
    { variant: "loud" },
    { size: "huge" },
    { "time-zone": "Mars/Olympus" },
    { "current-capacity": "-1" },
    { "max-capacity": "many" },
    { "is-rsvped": "false" },
  ])("%j", (attribute) => {
    expect(propsOf({ "session-id": "s", ...attribute } as Record<string, string>)).toEqual({
      sessionId: "s",
      isRsvped: false,
    });
  });
});
