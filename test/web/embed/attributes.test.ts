import { describe, expect, it } from "vitest";
import { readProps } from "../../../web/src/embed/attributes.ts";

function propsOf(attributes: Readonly<Record<string, string>>) {
  const element = document.createElement("session-rsvp-button");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return readProps(element);
}

it("an element without a session has no button", () => {
  expect(propsOf({ "event-id": "summit" })).toBe(undefined);
  expect(propsOf({ "session-id": " " })).toBe(undefined);
});

it("attributes are what the component's props are", () => {
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

it("a session can be said to have no limit", () => {
  expect(propsOf({ "session-id": "s", "max-capacity": "unlimited" })?.maxCapacity).toBe(null);
});

describe("what cannot be read is as if it were not there", () => {
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
