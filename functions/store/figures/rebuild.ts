import { knownTransitions, type RememberedRsvp } from "../../core/figures/known-transitions.ts";
import { eventIdOf, type HeldStatus } from "../../core/seats/rsvp.ts";
import { aFewAtATime } from "../dynamodb/batches.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { figuresPartition, figuresPrefix } from "../keys.ts";
import { rsvpPages } from "../ledger/people.ts";
import { stateOf } from "../notices/rsvp-changes.ts";
import { listEvents } from "../programme/events.ts";
import { programmePages, toProgramme } from "../programme/programme.ts";
import { addTransitions } from "./count-transitions.ts";
import { markOf, type NamedTransition, named, namesIn } from "./hours.ts";

const HELD: readonly HeldStatus[] = ["CONFIRMED", "OFFERED", "WAITLISTED"];

/** What the hours of a session lack, although its RSVPs know of it and the stream will not tell it any more. */
async function findUncounted(table: Table, sessionId: string, now: string): Promise<NamedTransition[]> {
  const hours = await readItemsOfHours(table, sessionId);
  const uncounted: NamedTransition[] = [];
  for (const status of HELD)
    for await (const page of rsvpPages(table, sessionId, status))
      uncounted.push(...page.flatMap((item) => missingOf(item, { sessionId, status, now, hours })));
  return uncounted;
}

interface Surroundings {
  readonly sessionId: string;
  readonly status: HeldStatus;
  readonly now: string;
  readonly hours: ReadonlyMap<string, Item>;
}

function missingOf(item: Item, { sessionId, status, now, hours }: Surroundings): NamedTransition[] {
  const { rsvp, since } = stateOf(item);
  const { rsvpId, waitlistedAt, offeredAt, checkedInAt } = rsvp;
  const remembered: RememberedRsvp = { status, since, waitlistedAt, offeredAt, checkedInAt };
  const mark = `${markOf(rsvpId)}.`;
  return knownTransitions(remembered, now).flatMap(({ at, oneOf }) => {
    const missing = named({ rsvpId, sessionId }, { transition: oneOf[0], at }, "rebuilt");
    const hour = hours.get(missing.key.SK);
    const isCounted = oneOf.some(
      (transition) => hour && [...namesIn(hour, transition)].some((name) => name.startsWith(mark)),
    );
    return isCounted ? [] : [missing];
  });
}

async function readItemsOfHours(table: Table, sessionId: string): Promise<ReadonlyMap<string, Item>> {
  const items = new Map<string, Item>();
  const query = partition(figuresPartition(eventIdOf(sessionId)), figuresPrefix(sessionId));
  for await (const page of queryPages(table, { ...query, ConsistentRead: true }))
    for (const item of page) items.set(item.SK, item);
  return items;
}

export interface FiguresReport {
  readonly sessions: number;
  /** How many transitions each session lacks; only sessions that lack any. */
  readonly uncounted: ReadonlyMap<string, number>;
}

/** Compares the hours of all sessions with their RSVPs, and counts what is missing if `repair` is set. It may be repeated. */
export async function compareFigures(
  table: Table,
  { now, repair }: { readonly now: string; readonly repair: boolean },
): Promise<FiguresReport> {
  const found = new Map<string, number>();
  let sessions = 0;
  for (const { eventId } of await listEvents(table)) {
    for await (const page of programmePages(table, eventId)) {
      sessions += page.length;
      await aFewAtATime(page.map(toProgramme), async ({ sessionId }) => {
        const uncounted = await findUncounted(table, sessionId, now);
        if (uncounted.length > 0) found.set(sessionId, uncounted.length);
        if (repair) await addAll(table, uncounted);
      });
    }
  }
  return { sessions, uncounted: found };
}

async function addAll(table: Table, transitions: readonly NamedTransition[]): Promise<void> {
  const byItem = Map.groupBy(transitions, ({ key }) => key.SK);
  await aFewAtATime([...byItem.values()], (ofItem) => addTransitions(table, ofItem));
}
