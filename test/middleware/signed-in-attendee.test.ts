import { expect, it } from "vitest";
import { attendeeFrom } from "../../functions/middleware/signed-in-attendee.ts";

it("nobody signs in with the id under which an RSVP waits for an address", () => {
  expect(attendeeFrom({ sub: "email:ada@example.org", email: "eve@example.org" })).toBeNull();
  expect(attendeeFrom({ sub: "email", email: "eve@example.org" })).toMatchObject({ userId: "email" });
});
