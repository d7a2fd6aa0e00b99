import { expect, it } from "vitest";
import { ABSTRACT_CHARACTERS, COUNTED, FEED_SESSIONS_COUNTED } from "../../bench/costs/counted.ts";
import { call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { costOn } from "../support/cost.ts";

const { all, waiting } = FEED_SESSIONS_COUNTED;
// A person reserves fifty times in a minute.
const { service, conference } = useConference({ environment: { RATE_LIMIT_CALLS: "50" } });

it("costs the link, the RSVPs, the event, the programmes and each waitlist to read a feed, whether it is known or not", async () => {
  const { reserve, join, as } = people(service);
  const abstract = "a".repeat(ABSTRACT_CHARACTERS);
  const full = await conference.sessions(waiting, { abstract, capacity: 1 });
  const free = await conference.sessions(all - waiting, { abstract });
  for (const sessionId of full) await reserve("abe", sessionId);
  for (const sessionId of [...full, ...free]) expect((await join("ben", sessionId)).status).toBe(201);
  const { body } = await as("ben", "POST", "/api/me/calendar");
  const { pathname } = new URL(body.feedUrl);
  const first = await call(service, "GET", pathname);
  expect(first.text.match(/BEGIN:VEVENT/g)).toHaveLength(all);
  expect(await costOn(service, () => call(service, "GET", pathname))).toEqual(COUNTED.feed);
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const known = await costOn(service, async () => {
    expect((await call(service, "GET", pathname, { headers })).status).toBe(304);
  });
  expect(known).toEqual(COUNTED.feed);
});
