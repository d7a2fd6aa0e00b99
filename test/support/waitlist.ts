import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect } from "vitest";
import type { Rsvp } from "../../functions/core/seats/rsvp.ts";
import { ledgerKey } from "../../functions/store/keys.ts";
import { people } from "./api.ts";
import type { Conference } from "./conference.ts";
import { queuesOf } from "./queues.ts";
import { tableOf } from "./table.ts";

const LOOK_EVERY_MS = 25;

/** Watches waitlists from outside, by the functions' own clock. */
export function waitlistsOf({ service, conference }: Conference) {
  let offsetMs = 0;
  const api = people(service);
  const queues = queuesOf(service);
  const rsvpOf = async (user: string, sessionId: string): Promise<Rsvp> =>
    (await api.rsvp(user, sessionId)).body;
  return {
    ...api,
    rsvpOf,
    /** The functions' clock (ISO, UTC), this many minutes later. */
    inMinutes: (minutes: number) => new Date(Date.now() + offsetMs + minutes * 60_000).toISOString(),

    /** Advances the functions' clock; schedules that are then due run. */
    async pass(minutes: number): Promise<void> {
      ({ offsetMs } = await service.clock(Math.round(minutes * 60_000)));
    },

    /** Creates a session in which `taken` have all seats and `waiting` wait in this order. */
    async full(taken: readonly string[], waiting: readonly string[], over: Record<string, unknown> = {}) {
      const sessionId = await conference.session({ capacity: taken.length, ...over });
      for (const user of [...taken, ...waiting]) {
        const { status, text } = await api.join(user, sessionId);
        if (status !== 201) throw new Error(`${user} did not get in: ${text}`);
      }
      // The nudges of people who joined must not serve the next free seat.
      await expect.poll(() => queues.count("nudges")).toBe(0);
      return sessionId;
    },

    /** Waits for the person's RSVP to be as expected. */
    async sees(user: string, sessionId: string, expected: Partial<Rsvp>): Promise<Rsvp> {
      const look = () => rsvpOf(user, sessionId);
      await expect.poll(look, { interval: LOOK_EVERY_MS }).toMatchObject(expected);
      return look();
    },

    statuses: async (sessionId: string, users: readonly string[]): Promise<string[]> =>
      (await Promise.all(users.map((user) => rsvpOf(user, sessionId)))).map(({ status }) => status),

    /** The session's counts, from the API and from the table. */
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
