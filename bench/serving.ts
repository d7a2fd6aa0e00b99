import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { quietSpans } from "../functions/contract/quiet-spans.ts";
import { serveWaitlist } from "../functions/core/waitlist/serve-waitlist.ts";
import { patience } from "../functions/store/dynamodb/backoff.ts";
import type { Table } from "../functions/store/dynamodb/table.ts";
import { updateItem } from "../functions/store/dynamodb/update.ts";
import { changeLedger } from "../functions/store/ledger/rules.ts";
import { findLedger } from "../functions/store/parts/parts.ts";
import { findRsvp } from "../functions/store/seats/rsvp.ts";
import { standbyBook } from "../functions/store/standby/standby-book.ts";
import { waitlistBook } from "../functions/store/waitlist/waitlist-book.ts";
import type { Usage } from "../local/aws-proxy/usage.ts";
import type { Service } from "../local/service.ts";
import { engineTable, type FullSession, fullSession } from "./bench-table.ts";
import { percentile, timed } from "./percentile.ts";

interface Size {
  readonly seats: number;
  readonly cancellations: number;
  /** The length of the waitlist in each measurement. */
  readonly lines: readonly number[];
}

/**
 * Measures how fast seats pass to waiting people: with one consumer alone, and through HTTP and the queue.
 */
export async function benchServing(service: Service, { seats, cancellations, lines }: Size): Promise<void> {
  const table = engineTable(service);
  await benchOneConsumer(table, seats);
  for (const onWaitlist of lines) await benchOffers(service, table, cancellations, onWaitlist);
  table.client.destroy();
}

async function benchOneConsumer(table: Table, seats: number): Promise<void> {
  console.log(`\nOne consumer, ${seats} seats that become free; seats per second`);
  const atOnce = await fullSession(table, 1, seats);
  await changeCapacity(table, atOnce, 1 + seats);
  const allMs = await timed(async () => {
    while (!(await serve(table, atOnce.sessionId)));
  });
  const singly = await fullSession(table, 1, seats);
  let eachMs = 0;
  for (let capacity = 2; capacity <= 1 + seats; capacity++) {
    await changeCapacity(table, singly, capacity);
    eachMs += await timed(() => serve(table, singly.sessionId));
  }
  const perSecond = (ms: number) => ((seats * 1_000) / ms).toFixed(0).padStart(6);
  console.log(`all at once                          ${perSecond(allMs)}`);
  console.log(`one after the other                  ${perSecond(eachMs)}`);
}

async function changeCapacity(table: Table, { sessionId }: FullSession, capacity: number): Promise<void> {
  const { rulesVersion = 0 } = (await findLedger(table, sessionId)) ?? {};
  await updateItem(table, changeLedger(sessionId, rulesVersion, { capacity }, new Date().toISOString()));
}

const serve = (table: Table, sessionId: string): Promise<boolean> =>
  serveWaitlist(sessionId, {
    waitlist: waitlistBook(table),
    standby: standbyBook(table),
    clock: () => new Date(),
    quietSpans,
    pause: patience(),
    rest: async (ms) => void (await sleep(ms)),
    requestId: randomUUID(),
    hasTime: () => true,
    onOffered: () => undefined,
    nudge: async () => undefined,
  });

async function benchOffers(
  service: Service,
  table: Table,
  cancellations: number,
  onWaitlist: number,
): Promise<void> {
  const session = await fullSession(table, cancellations, onWaitlist);
  const times: number[] = [];
  await fetch(`${service.adminUrl}/usage`, { method: "DELETE" });
  for (const [n, user] of session.confirmed.entries()) {
    const next = session.waiting[n];
    if (next === undefined) break;
    const authorization = `Bearer ${await service.token(user, [])}`;
    times.push(await timed(() => cancelUntilOffered(service, table, session, authorization, next)));
  }
  const { functions } = (await (await fetch(`${service.adminUrl}/usage`)).json()) as Usage;
  const calls = Object.entries(functions["nudge-consumer"] ?? {})
    .filter(([operation]) => operation !== "ReceiveMessage" && operation !== "DeleteMessage")
    .map(([operation, usage]) => `${operation} ${(usage.calls / times.length).toFixed(2)}`);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  console.log(
    `\nFrom cancelling to the offer, ${onWaitlist} waiting, ${times.length} times over HTTP and the queue`,
  );
  console.log(`ms                                   p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}`);
  console.log(`calls of the consumer per offer      ${calls.join("  ")}`);
}

async function cancelUntilOffered(
  { url }: Service,
  table: Table,
  { sessionId }: FullSession,
  authorization: string,
  next: string,
): Promise<void> {
  const headers = { authorization };
  const answer = await fetch(`${url}/api/sessions/${sessionId}/rsvp`, { method: "DELETE", headers });
  if (answer.status !== 200) throw new Error(await answer.text());
  await answer.arrayBuffer();
  while ((await findRsvp(table, sessionId, next))?.rsvp.status !== "OFFERED");
}
