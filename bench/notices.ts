import { setTimeout as sleep } from "node:timers/promises";
import { CHANNELS } from "../functions/core/notices/notice.ts";
import { eventKey } from "../functions/store/keys.ts";
import type { OutboxEntry } from "../local/outbox/outbox.ts";
import type { PushSubscriptionJson } from "../local/push/subscriptions.ts";
import type { Service } from "../local/service.ts";
import { putItems } from "../test/support/put-items.ts";
import { engineTable, FAR_AWAY, type FullSession, fullSession } from "./bench-table.ts";
import { percentile } from "./percentile.ts";

const GOAL_MS = 5_000;
const LOOK_EVERY_MS = 20;
/** A message that has not come by then never comes. */
const GIVE_UP_AFTER_MS = 60_000;

interface Told {
  readonly answeredAt: number;
}

/**
 * Measures how soon the next person is told: from the answer to a cancellation until the message of the offer is in
 * the outbox. The clock of the functions must be this machine's.
 */
export async function benchNotices(service: Service, cancellations: number): Promise<void> {
  const session = await sessionOfTold(service, cancellations);
  for (const user of session.waiting) await subscribe(service, user);
  const all: Told[] = [];
  for (const [n, user] of session.confirmed.entries()) {
    await cancel(service, session.sessionId, user);
    all.push({ answeredAt: Date.now() });
    await until(service, (outbox) => offersIn(outbox).length >= CHANNELS.length * (n + 1));
  }
  print(all, offersIn(await outboxOf(service)));
}

/** Everybody has been told of their seat or their place on the waitlist, so that nothing else is under way. */
async function sessionOfTold(service: Service, seats: number): Promise<FullSession> {
  const table = engineTable(service);
  const event = { eventId: "bench", title: "Bench", timeZone: "UTC", startsAt: FAR_AWAY, endsAt: FAR_AWAY };
  await putItems(table, [{ ...eventKey("bench"), ...event, published: true }]);
  const session = await fullSession(table, seats, seats);
  table.client.destroy();
  await until(service, (outbox) => outbox.length >= seats, seats * GIVE_UP_AFTER_MS);
  return session;
}

async function cancel(service: Service, sessionId: string, user: string): Promise<void> {
  const headers = { authorization: `Bearer ${await service.token(user, [])}` };
  const answer = await fetch(`${service.url}/api/sessions/${sessionId}/rsvp`, { method: "DELETE", headers });
  if (answer.status !== 200) throw new Error(await answer.text());
  await answer.arrayBuffer();
}

/** The person has one device, at the local push service. */
async function subscribe({ adminUrl, url, token }: Service, user: string): Promise<void> {
  const made = await fetch(`${adminUrl}/push-subscriptions`, { method: "POST" });
  const { endpoint, keys } = (await made.json()) as PushSubscriptionJson;
  const answer = await fetch(`${url}/api/me/push-subscriptions`, {
    method: "POST",
    headers: { authorization: `Bearer ${await token(user, [])}`, "content-type": "application/json" },
    body: JSON.stringify({ endpoint, keys }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  await answer.arrayBuffer();
}

const outboxOf = async ({ adminUrl }: Service): Promise<OutboxEntry[]> =>
  (await (await fetch(`${adminUrl}/outbox`)).json()) as OutboxEntry[];

const offersIn = (outbox: readonly OutboxEntry[]): OutboxEntry[] =>
  outbox.filter(({ kind }) => kind === "OFFER_MADE");

async function until(
  service: Service,
  isSo: (outbox: readonly OutboxEntry[]) => boolean,
  withinMs = GIVE_UP_AFTER_MS,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!isSo(await outboxOf(service))) {
    if (Date.now() > end) throw new Error("A message does not come.");
    await sleep(LOOK_EVERY_MS);
  }
}

/** The next cancellation came after the message, so a message belongs to the last cancellation before it. */
function print(all: readonly Told[], offers: readonly OutboxEntry[]): void {
  console.log(`\nFrom the answer to a cancellation until the next person's message, ${all.length} times`);
  for (const [channel, entries] of Map.groupBy(offers, (entry) => entry.channel)) {
    const times = entries.flatMap(({ at }) => {
      const caused = all.findLast(({ answeredAt }) => answeredAt <= Date.parse(at)) ?? all[0];
      return caused === undefined ? [] : [Math.max(0, Date.parse(at) - caused.answeredAt)];
    });
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    const goal = `the goal of ${GOAL_MS} ms is ${p99 <= GOAL_MS ? "met" : "missed"}`;
    console.log(`${channel}, ms`.padEnd(36), `p50 ${p50.toFixed(0)}  p99 ${p99.toFixed(0)}: ${goal}`);
  }
}
