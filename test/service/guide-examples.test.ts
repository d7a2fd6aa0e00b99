import { describe, expect, it } from "vitest";
import type { SeatsAnswer } from "../../functions/contract/answers.ts";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { guideExample } from "./support/guide-example.ts";

const { service, conference } = useConference();

describe("the guide's example with fetch", () => {
  interface Answered {
    readonly rsvp?: { readonly status: string };
    readonly refusal?: { readonly code: string; readonly taken?: number };
  }
  interface Options {
    readonly token: string;
    readonly ifFull?: "REJECT" | "WAITLIST";
    wait?(seconds: number): Promise<unknown>;
  }
  interface Example {
    readSeats(eventId: string): Promise<Map<string, SeatsAnswer["seats"][number]>>;
    reserve(sessionId: string, options: Options): Promise<Answered>;
    cancel(sessionId: string, options: Options): Promise<Answered>;
  }
  const example = () => guideExample<Example>("plain-fetch.js", service.url);

  it("reads seats, reserves one and gives it back", async () => {
    const { readSeats, reserve, cancel } = await example();
    const sessionId = await conference.session({ capacity: 3 });
    const token = await service.token("ada", []);
    expect((await reserve(sessionId, { token })).rsvp?.status).toBe("CONFIRMED");
    const seats = await readSeats(conference.eventId);
    expect(seats.get(sessionId)).toMatchObject({ capacity: 3, taken: 1, waiting: 0 });
    expect((await cancel(sessionId, { token })).rsvp?.status).toBe("CANCELLED");
    expect(await conference.get(sessionId)).toMatchObject({ taken: 0 });
  });

  it("is told when a session is full, and joins its waitlist when asked to", async () => {
    const { reserve } = await example();
    const sessionId = await conference.session({ capacity: 1 });
    await people(service).reserve("ben", sessionId);
    const token = await service.token("cleo", []);
    expect((await reserve(sessionId, { token })).refusal).toMatchObject({ code: "SESSION_FULL", taken: 1 });
    const joined = await reserve(sessionId, { token, ifFull: "WAITLIST" });
    expect(joined.rsvp?.status).toBe("WAITLISTED");
  });

  it("waits as long as the service says after too many calls, and then has the seat", async () => {
    const { reserve } = await example();
    const sessionIds = await conference.sessions(6);
    const token = await service.token("dora", []);
    const waits: number[] = [];
    const wait = (seconds: number) => {
      waits.push(seconds);
      return service.clock(seconds * 1_000);
    };
    for (const sessionId of sessionIds)
      expect((await reserve(sessionId, { token, wait })).rsvp?.status).toBe("CONFIRMED");
    expect(waits).toEqual([expect.any(Number)]);
    expect(waits[0]).toBeGreaterThan(8);
  });
});

describe("the guide's example with Apollo Client", () => {
  interface Session {
    readonly id: string;
    readonly taken: number;
    readonly seatsLeft: number | null;
    readonly myRsvp: { readonly id: string; readonly status: string } | null;
  }
  interface Client {
    query(options: object): Promise<{ readonly data: { readonly sessions: readonly Session[] } }>;
    readQuery(options: object, optimistic: boolean): unknown;
  }
  interface Example {
    readonly AGENDA: object;
    readonly MY_SCHEDULE: object;
    createClient(getToken: () => Promise<string>): Client;
    reserve(client: Client, eventId: string, session: Session): Promise<{ success: boolean; code: string }>;
  }

  /** A client of one person that has read the agenda and their schedule. */
  async function aClient(user: string) {
    const { AGENDA, MY_SCHEDULE, createClient, reserve } = await guideExample<Example>(
      "apollo-client.js",
      service.url,
    );
    const { eventId } = conference;
    const client = createClient(() => service.token(user, []));
    const ofEvent = (query: object) => ({ query, variables: { eventId } });
    const { data } = await client.query(ofEvent(AGENDA));
    await client.query(ofEvent(MY_SCHEDULE));
    const inCache = (sessionId: string) => ({
      session: (client.readQuery(ofEvent(AGENDA), true) as typeof data).sessions.find(
        ({ id }) => id === sessionId,
      ),
      mine: (
        client.readQuery(ofEvent(MY_SCHEDULE), true) as {
          mySchedule: { sessionId: string; rsvpStatus: string }[];
        }
      ).mySchedule.filter((entry) => entry.sessionId === sessionId),
    });
    const sessionOf = (sessionId: string): Session => {
      const found = data.sessions.find(({ id }) => id === sessionId);
      if (found === undefined) throw new Error(`${sessionId} is not in the agenda`);
      return found;
    };
    const act = (sessionId: string) => reserve(client, eventId, sessionOf(sessionId));
    return { inCache, act };
  }

  it("shows the seat at once, and then what the service says", async () => {
    const sessionId = await conference.session({ capacity: 3 });
    const { inCache, act } = await aClient("emil");
    await people(service).reserve("fay", sessionId);
    const acted = act(sessionId);
    expect(inCache(sessionId)).toMatchObject({
      session: { taken: 1, seatsLeft: 2, myRsvp: { id: "presumed", status: "CONFIRMED" } },
      mine: [{ rsvpStatus: "CONFIRMED" }],
    });
    expect(await acted).toMatchObject({ success: true, code: "RESERVED" });
    const { session, mine } = inCache(sessionId);
    expect(session).toMatchObject({ taken: 2, seatsLeft: 1, myRsvp: { status: "CONFIRMED" } });
    expect(session?.myRsvp?.id).not.toBe("presumed");
    expect(mine).toMatchObject([{ id: session?.myRsvp?.id, rsvpStatus: "CONFIRMED" }]);
  });

  it("takes the seat back when the service refuses, and shows the present seats", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    const { inCache, act } = await aClient("gus");
    await people(service).reserve("hana", sessionId);
    const acted = act(sessionId);
    expect(inCache(sessionId).mine).toHaveLength(1);
    expect(await acted).toMatchObject({ success: false, code: "SESSION_FULL" });
    expect(inCache(sessionId)).toMatchObject({ session: { taken: 1, seatsLeft: 0, myRsvp: null }, mine: [] });
  });
});
