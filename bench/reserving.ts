import { randomUUID } from "node:crypto";
import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Allowance } from "../functions/core/seats/allowance.ts";
import { reserveSeat } from "../functions/core/seats/reserve-seat.ts";
import { patience } from "../functions/store/dynamodb/backoff.ts";
import { openTable } from "../functions/store/dynamodb/table.ts";
import type { Update } from "../functions/store/dynamodb/transact.ts";
import { updateItem } from "../functions/store/dynamodb/update.ts";
import { takeSeat } from "../functions/store/ledger/desk.ts";
import { openLedger } from "../functions/store/ledger/rules.ts";
import { rateWindows } from "../functions/store/seats/rate-window.ts";
import { confirmRsvp } from "../functions/store/seats/rsvp-arrival.ts";
import { seatBook } from "../functions/store/seats/seat-book.ts";
import type { Service } from "../local/service.ts";
import { engineClient } from "./bench-table.ts";
import { percentile, timed } from "./percentile.ts";

const LIMIT = { calls: 5, periodMs: 60_000 };
const unlimited: Allowance = { take: async () => ({ granted: true }) };

/**
 * Makes the same RSVP in four ways on one engine: the bare transaction, the use case without and with its
 * rate window, and the full HTTP request. Every round runs all four, so that a slow machine slows all of
 * them.
 */
export async function benchReserving(
  service: Service,
  { warmUp, rounds }: { warmUp: number; rounds: number },
): Promise<void> {
  const client = engineClient(service);
  const table = openTable(service.tableName, client);
  const sessionId = "bench.session";
  await updateItem(table, openLedger(sessionId, { lineClosesAt: "2100-01-01T00:00:00.000Z" }));
  const token = (user: string) => service.token(user, []);

  const request = () => ({
    requestId: randomUUID(),
    sessionId,
    attendee: attendee(),
    ifFull: "REJECT" as const,
  });
  const ports = {
    seats: seatBook(table, { newId: randomUUID, releaseLimit: LIMIT }),
    clock: () => new Date(),
    nudge: async () => {},
  };
  const ways = {
    "bare TransactWriteItems": async () => {
      const command = bareTransaction(service.tableName, sessionId);
      return timed(() => client.send(command));
    },
    "use case, rate window not counted": async () => {
      const asked = request();
      return timed(() => reserveSeat(asked, { ...ports, pause: patience(), allowance: unlimited }));
    },
    "use case with its rate window": async () => {
      const asked = request();
      return timed(() =>
        reserveSeat(asked, { ...ports, pause: patience(), allowance: rateWindows(table, LIMIT) }),
      );
    },
    "RSVP over HTTP, local runtime": async () => {
      const authorization = `Bearer ${await token(attendee().userId)}`;
      const url = `${service.url}/api/sessions/${sessionId}/rsvp`;
      return timed(async () => {
        const response = await fetch(url, { method: "PUT", headers: { authorization } });
        if (response.status !== 201) throw new Error(await response.text());
        await response.arrayBuffer();
      });
    },
  };
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  const inTurn = Object.entries(ways);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, way] of inTurn) {
      const ms = await way();
      if (round >= 0) times.get(name)?.push(ms);
    }
    inTurn.push(...inTurn.splice(0, 1));
  }
  client.destroy();
  report(times, rounds);
}

const attendee = () => ({ userId: randomUUID(), name: "Ada Lovelace", email: "ada@example.org" });

function bareTransaction(TableName: string, sessionId: string): TransactWriteItemsCommand {
  const now = new Date().toISOString();
  const arrival = {
    rsvpId: randomUUID(),
    sessionId,
    attendee: attendee(),
    requestId: randomUUID(),
    now,
    part: 0,
  };
  const bare = (update: Update) => ({
    Update: {
      ...update,
      TableName,
      Key: marshall(update.Key),
      ExpressionAttributeValues: marshall(update.ExpressionAttributeValues),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    },
  });
  return new TransactWriteItemsCommand({
    TransactItems: [bare(takeSeat(sessionId, now)), bare(confirmRsvp(arrival, null))],
  });
}

function report(times: ReadonlyMap<string, readonly number[]>, rounds: number): void {
  const [bare = []] = times.values();
  console.log(`\nOne RSVP, ${rounds} of each in turn; ms, and the ratio to the bare transaction`);
  for (const [name, values] of times) {
    const [p50, p99] = [percentile(values, 0.5), percentile(values, 0.99)];
    const ratios = [p50 / percentile(bare, 0.5), p99 / percentile(bare, 0.99)];
    const columns = [p50.toFixed(2), p99.toFixed(2), ...ratios.map((ratio) => `${ratio.toFixed(2)}×`)];
    console.log(`${name.padEnd(36)} p50 ${columns[0]}  p99 ${columns[1]}  ${columns[2]} / ${columns[3]}`);
  }
}
