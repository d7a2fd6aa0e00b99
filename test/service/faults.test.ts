import pMap from "p-map";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { type ApiResponse, people, rsvpIn } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const SEED = Number(process.env.SEED ?? 1);
const PEOPLE = 200;
const SESSIONS = 5;
const OPERATIONS = 3_000;
const EXPECTED = new Set([200, 201, 404, 409, 429, 503]);

const { service, conference } = useConference({ environment: { RATE_LIMIT_CALLS: "50" } });

interface Step {
  readonly user: string;
  readonly sessionId: string;
  readonly action: "reserve" | "cancel" | "capacity";
  readonly capacity: number;
}

describe("two hundred people and a faulty database", () => {
  it(`keep every invariant, and no answer contradicts the stored data (SEED=${SEED})`, async () => {
    const { reserve, cancel, rsvp, tokenOf } = people(service);
    const random = seededRandom(SEED);
    const sessions = await Promise.all(
      Array.from({ length: SESSIONS }, () => conference.session({ capacity: 20 })),
    );
    const crowd = Array.from({ length: PEOPLE }, (_, n) => `mixed-${n}`);
    await pMap(crowd, tokenOf, { concurrency: 20 });
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const steps = Array.from({ length: OPERATIONS }, (): Step => {
      const chance = random();
      const action = chance < 0.6 ? "reserve" : chance < 0.98 ? "cancel" : "capacity";
      return { user: pick(crowd), sessionId: pick(sessions), action, capacity: Math.floor(random() * 40) };
    });
    await service.faults({
      seed: SEED,
      rules: [
        { service: "dynamodb", operation: "TransactWriteItems", kind: "TransactionConflict", rate: 0.05 },
        { service: "dynamodb", kind: "Throttle", rate: 0.02 },
        { service: "dynamodb", kind: "LostResponse", rate: 0.01 },
      ],
    });
    const everLowered = new Set<string>();
    const lastKnown = new Map<string, ApiResponse>();
    /** RSVPs of which a call has failed. What it has begun may still happen, until a later call writes the RSVP. */
    const unsure = new Set<string>();
    const confirmedAt = new Map<string, string>();
    const statuses = new Map<number, number>();
    const act = async ({ user, sessionId, action, capacity }: Step): Promise<void> => {
      if (action === "capacity") {
        everLowered.add(sessionId);
        const { status } = await conference.patch(sessionId, { capacity });
        expect([200, 503]).toContain(status);
        return;
      }
      const answer = await (action === "reserve" ? reserve(user, sessionId) : cancel(user, sessionId));
      expect(EXPECTED, answer.text).toContain(answer.status);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const key = `${user} ${sessionId}`;
      if (answer.status === 503) {
        unsure.add(key);
        lastKnown.delete(key);
      }
      if (answer.status === 201) unsure.delete(key);
      if (answer.status < 300) {
        expect(answer.body.rsvpAt).toBe(confirmedAt.get(key) ?? answer.body.rsvpAt);
        confirmedAt.set(key, answer.body.rsvpAt);
        if (!unsure.has(key)) lastKnown.set(key, answer);
      }
    };
    await pMap(inTurnsByPerson(steps), (own) => inTurn(own, act), { concurrency: 40 });
    await service.faults({ seed: SEED, rules: [] });

    console.log(`answers by status: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`);
    expect(await violations(tableOf(service), { lowered: everLowered })).toEqual([]);
    expect(lastKnown.size).toBeGreaterThan(PEOPLE);
    await pMap(
      lastKnown,
      async ([key, answer]) => {
        const [user = "", sessionId = ""] = key.split(" ");
        expect((await rsvp(user, sessionId)).body).toEqual(rsvpIn(answer.body));
      },
      { concurrency: 20 },
    );
  }, 300_000);
});

/** One person waits for each answer before the next step; different people do not wait for each other. */
const inTurnsByPerson = (steps: readonly Step[]): Step[][] => [
  ...Map.groupBy(steps, ({ user }) => user).values(),
];

async function inTurn(steps: readonly Step[], act: (step: Step) => Promise<void>): Promise<void> {
  for (const step of steps) await act(step);
}
