import { randomUUID } from "node:crypto";
import { serveLine } from "../functions/core/serve-line.ts";
import { patience } from "../functions/store/backoff.ts";
import { findLedger } from "../functions/store/ledger.ts";
import { changeLedger } from "../functions/store/ledger-rules.ts";
import { lineBook } from "../functions/store/line.ts";
import { findRsvp } from "../functions/store/rsvp.ts";
import type { Table } from "../functions/store/table.ts";
import { updateItem } from "../functions/store/update.ts";
import type { Usage } from "../local/aws-proxy/usage.ts";
import type { Service } from "../local/service.ts";
import { engineTable, type FullSession, fullSession } from "./bench-table.ts";
import { percentile, timed } from "./percentile.ts";

const PLACES = 400;
const CANCELLATIONS = 100;
const LINES = [100, 5_000];

/** How fast places go from one person to the next: by one consumer alone, and through HTTP and the queue. */
export async function benchServing(service: Service): Promise<void> {
  const table = engineTable(service);
  await benchOneConsumer(table);
  for (const inLine of LINES) await benchOffers(service, table, inLine);
  table.client.destroy();
}

async function benchOneConsumer(table: Table): Promise<void> {
  console.log(`\nOne consumer, ${PLACES} places that come free; places a second`);
  const atOnce = await fullSession(table, 1, PLACES);
  await changeCapacity(table, atOnce, 1 + PLACES);
  const allMs = await timed(async () => {
    while (!(await serve(table, atOnce.sessionId)));
  });
  const singly = await fullSession(table, 1, PLACES);
  let eachMs = 0;
  for (let places = 2; places <= 1 + PLACES; places++) {
    await changeCapacity(table, singly, places);
    eachMs += await timed(() => serve(table, singly.sessionId));
  }
  const perSecond = (ms: number) => ((PLACES * 1_000) / ms).toFixed(0).padStart(6);
  console.log(`all at once                          ${perSecond(allMs)}`);
  console.log(`one after the other                  ${perSecond(eachMs)}`);
}

async function changeCapacity(table: Table, { sessionId }: FullSession, capacity: number): Promise<void> {
  const { rulesVersion = 0 } = (await findLedger(table, sessionId)) ?? {};
  await updateItem(table, changeLedger(sessionId, rulesVersion, { capacity }, new Date().toISOString()));
}

const serve = (table: Table, sessionId: string): Promise<boolean> =>
  serveLine(sessionId, {
    line: lineBook(table),
    clock: () => new Date(),
    pause: patience(),
    changedBy: randomUUID(),
    hasTime: () => true,
    onOffered: () => undefined,
  });

async function benchOffers(service: Service, table: Table, inLine: number): Promise<void> {
  const session = await fullSession(table, CANCELLATIONS, inLine);
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
    `\nFrom cancelling to the offer, ${inLine} in line, ${times.length} times over HTTP and the queue`,
  );
  console.log(`ms                                   p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}`);
  console.log(`calls of the consumer an offer       ${calls.join("  ")}`);
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
