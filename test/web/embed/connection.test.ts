import { afterEach, expect, it } from "vitest";
import { connectionTo } from "../../../web/src/embed/connection.ts";

afterEach(() => history.replaceState(null, "", "/"));

it.each(["", " "])("a service without an address (%j) is at the page's own origin", (nothing) => {
  history.replaceState(null, "", "/programme/friday?track=rooms#ten");
  expect(connectionTo(nothing).url).toBe(location.origin);
  expect(connectionTo(nothing)).toBe(connectionTo(location.origin));
});

it("the address of a service is the part before /api, in any spelling", () => {
  const connection = connectionTo("https://rsvp.example.org");
  for (const address of [
    "https://rsvp.example.org/",
    "https://RSVP.example.org?a#b",
    " https://rsvp.example.org ",
  ])
    expect(connectionTo(address)).toBe(connection);
  expect(connectionTo("https://rsvp.example.org/2027/").url).toBe("https://rsvp.example.org/2027");
});

it.each(["javascript:0", "data:,", "https://"])("no service can be at %s", (address) => {
  expect(() => connectionTo(address)).toThrow(TypeError);
});
