import pMap from "p-map";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import type { ApiResponse } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { fullest, judge, type RecordedCall } from "../support/fairness.ts";
import { idleSeats, violations } from "../support/invariants.ts";
import { crowd } from "../support/seeded-waitlist.ts";
import { tableOf } from "../support/table.ts";
import { historyOf } from "../support/table-history.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const SEED = Number(process.env.SEED ?? 1);
const PEOPLE = 100;
const SESSIONS = 5;
const PLACES = 6;
const ROUNDS = 3;
const STEPS_A_ROUND = 240;
const EXPECTED = new Set([200, 201, 404, 409, 429, 503]);

const { service, conference } = useConference({
  triggers: true,
  stream: true,
  environment: { RATE_LIMIT_CALLS: "50" },
});
const waitlists = waitlistsOf({ service, conference });

interface Step {
  readonly user: string;
  readonly sessionId: string;
  readonly kind: number;
  readonly chance: number;
  readonly whim: number;
}

const calls = new Map<string, RecordedCall>();
const answers = new Map<string, number>();

async function recorded(call: Promise<ApiResponse>): Promise<void> {
  const began = performance.now();
  const { status, headers, text, body } = await call;
  expect(EXPECTED, text).toContain(status);
  const answered = performance.now();
  calls.set(headers.get("apigw-requestid") ?? "", { began, answered, succeeded: status < 300 });
  const what = body.code ?? `${status} ${body.cancelReason ?? body.status}`;
  answers.set(what, (answers.get(what) ?? 0) + 1);
}

/** One visit: most people try to get in, and people who wait sometimes leave. */
async function visit({ user, sessionId, chance }: Step): Promise<void> {
  if (chance < 0.65) return recorded(waitlists.join(user, sessionId));
  return recorded(chance < 0.85 ? waitlists.reserve(user, sessionId) : waitlists.cancel(user, sessionId));
}

/** A person with a seat or an offer decides; many offers end without an answer. */
async function decide({ sessionId, chance, whim }: Step, status: "CONFIRMED" | "OFFERED"): Promise<void> {
  const path = `/api/sessions/${sessionId}/roster?status=${status}`;
  const { attendees = [] } = (await conference.organize("GET", path)).body;
  const user = attendees[Math.floor(chance * attendees.length)]?.userId;
  if (user === undefined) return;
  if (status === "CONFIRMED") return recorded(waitlists.cancel(user, sessionId));
  if (whim < 0.7) return recorded(waitlists.accept(user, sessionId));
  return recorded(waitlists.cancel(user, sessionId));
}

function act(step: Step): Promise<void> {
  if (step.kind < 0.5) return visit(step);
  return decide(step, step.kind < 0.75 ? "CONFIRMED" : "OFFERED");
}

const setFaults = () =>
  service.faults({
    seed: SEED,
    rules: [
      { service: "dynamodb", operation: "TransactWriteItems", kind: "TransactionConflict", rate: 0.05 },
      { service: "dynamodb", kind: "Throttle", rate: 0.01 },
      { service: "dynamodb", kind: "LostResponse", rate: 0.01 },
      { service: "sqs", operation: "SendMessage", kind: "Error", rate: 0.2 },
      { service: "sqs", operation: "ReceiveMessage", kind: "Duplicate", rate: 0.2 },
    ],
  });

describe("the checks of this test", () => {
  const rsvp = (user: string, status: string, changedBy: string) => ({
    PK: `USER#${user}`,
    SK: "RSVP#conf.talk",
    status,
    changedBy,
  });
  const history = [
    { before: undefined, after: rsvp("ada", "WAITLISTED", "first") },
    { before: undefined, after: rsvp("bob", "WAITLISTED", "second") },
    { before: rsvp("bob", "WAITLISTED", "second"), after: rsvp("bob", "OFFERED", "consumer") },
  ];
  const first = { began: 0, answered: 10, succeeded: true };

  it("finds only people who were passed over by a person who asked while they were told to wait", () => {
    const later = new Map([
      ["first", first],
      ["second", { began: 11, answered: 20, succeeded: true }],
    ]);
    expect(judge(history, later)).toMatchObject({
      served: 1,
      contested: 1,
      unfair: [expect.stringMatching(/bob.*ada/)],
    });
    const together = [...history, { before: history[0]?.after, after: rsvp("ada", "OFFERED", "consumer") }];
    expect(judge(together, later).unfair).toEqual([]);
    const atOnce = new Map([...later, ["second", { began: 9, answered: 20, succeeded: true }] as const]);
    expect(judge(history, atOnce).unfair).toEqual([]);
  });
});

describe("a hundred people who come and go on five waitlists, with a faulty database and queue", () => {
  it(`are served in the order in which they came, and no seat stays idle (SEED=${SEED})`, async () => {
    const random = seededRandom(SEED);
    const sessions = await Promise.all(
      Array.from({ length: SESSIONS }, (_, n) =>
        conference.session({
          capacity: PLACES,
          offerMinutes: 2,
          waitlistPolicy: n === 0 ? "AUTO_CONFIRM" : "OFFER",
        }),
      ),
    );
    const everybody = crowd("fair", PEOPLE);
    await pMap(everybody, waitlists.tokenOf, { concurrency: 20 });
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    for (let round = 0; round < ROUNDS; round++) {
      const steps = Array.from(
        { length: STEPS_A_ROUND },
        (): Step => ({
          user: pick(everybody),
          sessionId: pick(sessions),
          kind: random(),
          chance: random(),
          whim: random(),
        }),
      );
      await setFaults();
      await service.kill("nudge-consumer", "TransactWriteItems");
      await pMap(steps, act, { concurrency: 20 });
      await service.faults({ rules: [] });
      await waitlists.pass(2.05);
    }
    const table = tableOf(service);
    await expect.poll(() => idleSeats(table, waitlists.inMinutes(0)), { timeout: 150_000 }).toEqual([]);
    expect(await violations(table)).toEqual([]);

    const history = await historyOf(table, service.dynamodbEndpoint);
    const { served, contested, unfair } = judge(history, calls);
    const expired = history.filter(({ after }) => after?.cancelReason === "OFFER_EXPIRED").length;
    console.log(
      `${history.length} writes; ${served} served, ${contested} of them while others waited; ` +
        `${expired} offers ran out; answers: ` +
        JSON.stringify(Object.fromEntries([...answers].sort())),
    );
    expect(unfair).toEqual([]);
    expect(contested).toBeGreaterThan(50);
    expect(expired).toBeGreaterThan(5);
    for (const sessionId of sessions) expect(fullest(history).get(sessionId)).toBe(PLACES);
  }, 600_000);
});
