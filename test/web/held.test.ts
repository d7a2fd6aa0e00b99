import { expect, it } from "vitest";
import { createQueryClient } from "../../web/src/api/query-client.ts";
import { hold, isHeld, isPending, release } from "../../web/src/seats/held.ts";

const client = createQueryClient();

it("an act holds its session's seats for everybody, and only the attendee's own schedule", () => {
  hold(client, "demo.knots", "ada");
  expect(isHeld(client, "demo.knots")).toBe(true);
  expect(isPending(client, "demo.knots", "ada")).toBe(true);
  expect(isPending(client, "demo.knots", "ben")).toBe(false);
  expect(isHeld(client, "demo.tides")).toBe(false);
});

it("an act that ends does not end another person's act in the same session", () => {
  hold(client, "demo.knots", "ada");
  hold(client, "demo.knots", "ben");
  release(client, "demo.knots", "ada");
  expect(isPending(client, "demo.knots", "ada")).toBe(false);
  expect(isPending(client, "demo.knots", "ben")).toBe(true);
});
