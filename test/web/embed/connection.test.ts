import { QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { connectionTo } from "../../../web/src/embed/connection.ts";
import { myScheduleKey, myScheduleQuery } from "../../../web/src/seats/my-schedule-query.ts";
import { playService, refuse } from "../support/fake-service.ts";
import { anRsvp, aSession, scheduleOf } from "../support/sessions.ts";

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

const tokenOf = (sub: string, issued: number) => `e30.${btoa(JSON.stringify({ sub, issued }))}.signature`;
const SCHEDULE = scheduleOf([[aSession(), anRsvp()]]);

it("reads a schedule again for the same person's next token, although nothing has rendered between", async () => {
  const { client, access, attendee } = connectionTo("https://same-person.example.org");
  let issued = 1;
  playService({
    "GET /api/events/demo/my-schedule": ({ headers }) => {
      if (headers.get("authorization") !== `Bearer ${tokenOf("ada", 1)}`) return SCHEDULE;
      issued = 2;
      return refuse(401, "UNAUTHENTICATED");
    },
  });
  attendee.identifyBy(() => tokenOf("ada", issued));
  await attendee.token();
  const seen = new QueryObserver(client, myScheduleQuery(access, client, "demo", "ada"));
  const leave = seen.subscribe(() => undefined);
  await expect.poll(() => seen.getCurrentResult().data).toEqual(SCHEDULE);
  leave();
});

it("forgets a person's schedule when another person comes, and keeps it for the same person", async () => {
  const { client, attendee } = connectionTo("https://another-person.example.org");
  const key = myScheduleKey("demo", "ada");
  const comes = (token: string | null) => {
    attendee.identifyBy(() => token);
    return attendee.token();
  };
  await comes(tokenOf("ada", 1));
  client.setQueryData(key, SCHEDULE);
  await comes(tokenOf("ada", 2));
  expect(client.getQueryData(key)).toEqual(SCHEDULE);
  await comes(tokenOf("ben", 1));
  expect(client.getQueryData(key)).toBe(undefined);
});
