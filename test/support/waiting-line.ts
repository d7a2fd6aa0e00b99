import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect } from "vitest";
import type { Rsvp } from "../../functions/core/seats/rsvp.ts";
import { ledgerKey } from "../../functions/store/keys.ts";
import { people } from "./api.ts";
import type { Conference } from "./conference.ts";
import { queuesOf } from "./queues.ts";
import { tableOf } from "./table.ts";

/** What is promised from a cancellation to the offer. */
const SOON_MS = 3_000;
/** Everything else has the time that a busy machine takes. */
const SOMETIME_MS = 60_000;
const LOOK_EVERY_MS = 25;

/** Watches lines of sessions from outside, by the functions' own clock. */
export function waitingLine({ service, conference }: Conference) {
  let offsetMs = 0;
  const api = people(service);
  const queues = queuesOf(service);
  const rsvpOf = async (user: string, sessionId: string): Promise<Rsvp> =>
    (await api.rsvp(user, sessionId)).body;
  const becomes = async (user: string, sessionId: string, expected: Partial<Rsvp>, timeout: number) => {
    const look = () => rsvpOf(user, sessionId);
    await expect.poll(look, { timeout, interval: LOOK_EVERY_MS }).toMatchObject(expected);
    return look();
  };
  return {
    ...api,
    rsvpOf,
    /** The functions' clock (ISO, UTC), so many minutes on. */
    inMinutes: (minutes: number) => new Date(Date.now() + offsetMs + minutes * 60_000).toISOString(),

    /** Moves the functions' clock on; what a schedule has due by then runs. */
    async pass(minutes: number): Promise<void> {
      ({ offsetMs } = await service.clock(Math.round(minutes * 60_000)));
    },

    /** A session of so many places, all taken, with people in line in that order. */
    async full(taken: readonly string[], waiting: readonly string[], over: Record<string, unknown> = {}) {
      const sessionId = await conference.session({ capacity: taken.length, ...over });
      for (const user of [...taken, ...waiting]) {
        const { status, text } = await api.join(user, sessionId);
        if (status !== 201) throw new Error(`${user} did not get in: ${text}`);
      }
      // The nudges of those who joined must not serve what is freed next.
      await expect.poll(() => queues.count("nudges"), { timeout: SOMETIME_MS }).toBe(0);
      return sessionId;
    },

    /** Waits for the person's RSVP to be as expected, no longer than an offer may take. */
    seesSoon: (user: string, sessionId: string, expected: Partial<Rsvp>) =>
      becomes(user, sessionId, expected, SOON_MS),
    sees: (user: string, sessionId: string, expected: Partial<Rsvp>) =>
      becomes(user, sessionId, expected, SOMETIME_MS),

    statuses: async (sessionId: string, users: readonly string[]): Promise<string[]> =>
      (await Promise.all(users.map((user) => rsvpOf(user, sessionId)))).map(({ status }) => status),

    /** What the session counts, as it says of itself and as it stands in the table. */
    async ledger(sessionId: string): Promise<{ taken: number; waiting: number }> {
      const { taken, waiting } = await conference.get(sessionId);
      const { client, name } = tableOf(service);
      const { Item } = await client.send(
        new GetCommand({ TableName: name, Key: ledgerKey(sessionId), ConsistentRead: true }),
      );
      expect({ taken: Item?.taken, waiting: Item?.waiting }).toEqual({ taken, waiting });
      return { taken, waiting };
    },
  };
}
