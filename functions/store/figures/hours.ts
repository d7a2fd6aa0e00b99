// An hour of a session is counted in sets: each transition has one name, and a set takes a name once. So a record of
// the stream may come again, late or out of order, and the figures are the same.

import { createHash } from "node:crypto";
import type { HourOfSession } from "../../core/figures/over-time.ts";
import {
  type CountedRsvp,
  countsOf,
  hourOf,
  type Transition,
  transitionsOf,
} from "../../core/figures/transitions.ts";
import type { RsvpState } from "../../core/notices/notices-of-rsvp.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { figuresPartition, figuresPrefix, hourKey, type Key, partsOfHourKey } from "../keys.ts";
import { type Images, rsvpChangeOf } from "../notices/rsvp-changes.ts";

/** A transition with its name, and the item that counts it. */
export interface NamedTransition {
  readonly key: Key;
  readonly transition: Transition;
  readonly name: string;
}

/** A unit of a write is 1 KB, and a name has some 15 bytes. So an hour with a thousand transitions still costs one unit a write. */
const ITEMS_PER_HOUR = 16;

/** The names of an RSVP's transitions begin with this. It says nothing about the person. */
export const markOf = (rsvpId: string): string =>
  createHash("sha256").update(rsvpId).digest("base64url").slice(0, 12);

const itemOf = (mark: string): number =>
  [...mark].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % ITEMS_PER_HOUR;

export function named(
  { rsvpId, sessionId }: { readonly rsvpId: string; readonly sessionId: string },
  { transition, at }: { readonly transition: Transition; readonly at: string },
  version: number | "rebuilt",
): NamedTransition {
  const mark = markOf(rsvpId);
  const key = hourKey(eventIdOf(sessionId), sessionId, hourOf(at), itemOf(mark));
  return { key, transition, name: `${mark}.${version === "rebuilt" ? "r" : version.toString(36)}` };
}

/** A record of the table's stream, as far as it is counted. */
export interface StreamRecord {
  /** With the images of the item. `ApproximateCreationDateTime` is in seconds. */
  readonly dynamodb?: { readonly ApproximateCreationDateTime?: number | undefined } | undefined;
}

/** What a record of the stream counts: nothing if it is of another item, or of nobody's RSVP. */
export function transitionsIn({ dynamodb = {} }: StreamRecord): NamedTransition[] {
  const { ApproximateCreationDateTime: seconds = 0 } = dynamodb;
  const change = rsvpChangeOf(dynamodb as Images);
  if (change === null) return [];
  const { before, after } = change;
  const writtenAt = new Date(seconds * 1_000).toISOString();
  return transitionsOf(before && counted(before), counted(after), writtenAt).map((each) =>
    named(after.rsvp, each, after.version),
  );
}

const counted = ({ rsvp, since }: RsvpState): CountedRsvp => {
  const { status, cancelReason, checkedInAt } = rsvp;
  return { status, cancelReason, since, checkedInAt };
};

/** The hours that are counted for an event, or for one session of it. An hour may have several items. */
export async function readHours(table: Table, eventId: string, sessionId?: string): Promise<HourOfSession[]> {
  const hours: HourOfSession[] = [];
  const query = partition(figuresPartition(eventId), figuresPrefix(sessionId));
  for await (const page of queryPages(table, query)) hours.push(...page.map(toHour));
  return hours;
}

const toHour = (item: Item): HourOfSession => ({
  ...partsOfHourKey(item),
  counts: countsOf((transition) => namesIn(item, transition).size),
});

/** The names that an item has counted. */
export const namesIn = (item: Item, transition: Transition): ReadonlySet<string> =>
  (item[transition] as ReadonlySet<string> | undefined) ?? new Set();
