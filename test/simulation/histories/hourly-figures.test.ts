import { expect, it } from "vitest";
import { seatsAfter, sumOfCounts } from "../../../functions/core/figures/transitions.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { countTransitions } from "../../../functions/store/figures/count-transitions.ts";
import { readHours } from "../../../functions/store/figures/hours.ts";
import { recordOfWrite, rsvpItem } from "../../support/rsvp-records.ts";
import fc from "../../support/same-examples.ts";
import { askedEngine } from "../engine/asking.ts";
import type { Command } from "../engine/engine.ts";

const PEOPLE = ["ada", "bob", "eve"];
const SESSIONS = ["conf.talk", "conf.demo"];
const NEXT = {
  CANCELLED: ["CONFIRMED", "WAITLISTED"],
  CONFIRMED: ["CANCELLED", "CONFIRMED"],
  WAITLISTED: ["OFFERED", "CONFIRMED", "CANCELLED", "WAITLISTED"],
  OFFERED: ["CONFIRMED", "WAITLISTED", "CANCELLED"],
} as const;
type Status = keyof typeof NEXT;

/** Answers at once, as an engine in memory does. */
function emptyTable(): Table {
  const { engine } = askedEngine();
  const send = (command: Command) =>
    new Promise<object>((resolve, reject) =>
      engine.perform(command, "figures", { with: resolve, fail: reject }),
    );
  return {
    name: engine.tableName,
    client: { send } as unknown as Table["client"],
    patience: () => patience(),
  };
}

const step = fc.record({
  user: fc.constantFrom(...PEOPLE),
  sessionId: fc.constantFrom(...SESSIONS),
  choice: fc.nat(3),
  comes: fc.boolean(),
  minutes: fc.nat(50),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The records that these steps leave in the stream, and what everybody has in the end. */
function played(steps: readonly Step[]) {
  let now = Date.parse("2026-12-27T10:00:00.000Z");
  const held = new Map<string, { status: Status; item: Record<string, unknown>; version: number }>();
  const records = steps.map(({ user, sessionId, choice, comes, minutes }) => {
    now += minutes * 60_000;
    const since = new Date(now).toISOString();
    const before = held.get(`${user} ${sessionId}`);
    const ways = NEXT[before?.status ?? "CANCELLED"];
    const status = ways[choice % ways.length] as Status;
    const version = (before?.version ?? 0) + 1;
    const item = rsvpItem(user, sessionId, {
      ...{ status, version, since },
      ...(status === "CONFIRMED" && comes && { checkedInAt: since }),
      ...(status === "CANCELLED" && { cancelReason: comes ? "NO_SHOW" : "ATTENDEE" }),
    });
    held.set(`${user} ${sessionId}`, { status, version, item });
    return recordOfWrite(before?.item ?? null, item, since);
  });
  return { records, held: [...held.values()] };
}

it("hourly figures are the same in whatever order batches come, and however often", async () => {
  const history = fc.array(step, { minLength: 1, maxLength: 40 });
  const batches = fc.array(fc.array(fc.nat(39), { maxLength: 12 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(history, batches, async (steps, replays) => {
      const { records, held } = played(steps);
      const [once, often] = [emptyTable(), emptyTable()];
      for (const record of records) await countTransitions(once, [record]);
      for (const batch of replays)
        await countTransitions(
          often,
          batch.flatMap((n) => records[n] ?? []),
        );
      await countTransitions(often, records.toReversed());
      const figures = await readHours(once, "conf");
      expect(await readHours(often, "conf")).toEqual(figures);

      const sum = sumOfCounts(figures.map(({ counts }) => counts));
      const number = (status: Status) => held.filter((rsvp) => rsvp.status === status).length;
      const { offered, accepted, passed, lapsed, waitlisted, seated, left, checkedIn, undone } = sum;
      expect({
        confirmed: seatsAfter(sum),
        offered: offered - accepted - passed - lapsed,
        waiting: waitlisted + passed - offered - seated - left,
        inside: checkedIn - undone,
      }).toEqual({
        confirmed: number("CONFIRMED"),
        offered: number("OFFERED"),
        waiting: number("WAITLISTED"),
        inside: held.filter(({ item }) => item.checkedInAt !== undefined).length,
      });
    }),
    { numRuns: 60 },
  );
});
