import type { Event, ScheduleEntry } from "../../api/answers.ts";
import { type Clash, clashesOf } from "../../seats/clashes.ts";
import { endingOf } from "../../seats/ending.ts";
import { inLanes, type Span } from "../../time/lanes.ts";
import { isLong } from "../../time/time-range.ts";

/** An entry in the day, with what of the person's other sessions is at its time or too close. */
export interface Block extends Span {
  readonly entry: ScheduleEntry;
  /** From the left. */
  readonly lane: number;
  /** What the drawing does not show, so that it is said in words. */
  readonly told: readonly Clash[];
  /** What the drawing shows, in words for screen readers. */
  readonly drawn: readonly Clash[];
}

/** A time at which a person has several sessions, and how many at most. */
export interface AtOnce extends Span {
  readonly count: number;
}

export type Part =
  /** It takes no time of the person: it has ended, or is open for dropping in. */
  | { readonly kind: "aside"; readonly block: Block }
  /** One session, or several that overlap, in lanes. */
  | {
      readonly kind: "blocks";
      readonly blocks: readonly Block[];
      readonly lanes: number;
      readonly atOnce: readonly AtOnce[];
    }
  /** @property tight the sessions around it, if there is too little time to change rooms */
  | ({ readonly kind: "gap"; readonly tight: Tight | undefined } & Span);

interface Tight {
  readonly before: Block;
  readonly after: Block;
}

type Rules = Pick<Event, "conflictPolicy" | "changeMinutes">;

export interface Held {
  /** Everything that the person has in the event. */
  readonly all: readonly ScheduleEntry[];
  readonly rules: Rules;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * A day in true order: sessions, the gaps between them, and those at the same time side by side.
 * @param entries of one day, in order of start
 */
export function timelineOf(entries: readonly ScheduleEntry[], { all, rules, now }: Held): Part[] {
  const held = all.filter((each) => isHeld(each, now));
  const blocks = entries.map((entry): Block => {
    const clashes = isHeld(entry, now) ? clashesOf(entry.session, { entries: held }, rules, now) : [];
    return { entry, ...spanOf(entry), lane: 0, told: clashes, drawn: [] };
  });
  const busy = inLanes(blocks.filter(({ entry }) => takesTime(entry, now)));
  const parts: Part[] = [];
  for (let at = 0; at < busy.length; ) {
    const together = clusterAt(busy.slice(at));
    const part = partOf(together.map(({ item, lane }) => ({ ...item, lane })));
    const gap = gapBetween(parts.at(-1), part);
    if (gap) parts.push(gap);
    parts.push(part);
    at += together.length;
  }
  const asides = blocks.filter(({ entry }) => !takesTime(entry, now));
  return withAsides(withTightDrawn(parts), asides);
}

const isHeld = ({ rsvp, session }: ScheduleEntry, now: number): boolean =>
  rsvp.status !== "CANCELLED" && endingOf(session, rsvp, now) === undefined;
const takesTime = (entry: ScheduleEntry, now: number): boolean =>
  isHeld(entry, now) && !isLong(entry.session);

const spanOf = ({ session }: ScheduleEntry): Span => ({
  from: Date.parse(session.startsAt),
  to: Date.parse(session.endsAt),
});

/** The first of these, and all that hang together with it. */
function clusterAt<Item extends { readonly item: Span }>(busy: readonly Item[]): Item[] {
  let end = Number.NEGATIVE_INFINITY;
  const next = busy.findIndex(({ item }, index) => {
    const begins = index > 0 && item.from >= end;
    end = Math.max(end, item.to);
    return begins;
  });
  return busy.slice(0, next < 0 ? busy.length : next);
}

type Blocks = Extract<Part, { kind: "blocks" }>;

/** Two blocks side by side show which they are. Of more, each one names the others. */
function partOf(blocks: readonly Block[]): Blocks {
  const lanes = Math.max(...blocks.map(({ lane }) => lane)) + 1;
  const isPair = blocks.length === 2;
  return {
    kind: "blocks",
    lanes,
    atOnce: atOnceOf(blocks),
    blocks: isPair ? blocks.map((block) => drawing(block, ({ gap }) => gap === null, blocks)) : blocks,
  };
}

/** The block, with those of its clashes drawn that are with these others. */
function drawing(block: Block, isDrawn: (clash: Clash) => boolean, others: readonly Block[]): Block {
  const ids = others.map(({ entry }) => entry.session.sessionId);
  const shows = (clash: Clash) => isDrawn(clash) && ids.includes(clash.session.sessionId);
  return {
    ...block,
    told: block.told.filter((clash) => !shows(clash)),
    drawn: [...block.drawn, ...block.told.filter(shows)],
  };
}

/** The times in common of sessions that clash. Those that touch are one. */
function atOnceOf(blocks: readonly Block[]): AtOnce[] {
  const clash = blocks.filter(({ told }) => told.some(({ gap }) => gap === null));
  const moments = [...new Set(clash.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const found: AtOnce[] = [];
  for (const [index, from] of moments.entries()) {
    const to = moments[index + 1] ?? from;
    const count = clash.filter((each) => each.from <= from && each.to > from).length;
    const last = found.at(-1);
    if (count < 2) continue;
    if (last?.to === from) found.splice(-1, 1, { ...last, to, count: Math.max(last.count, count) });
    else found.push({ from, to, count });
  }
  return found;
}

function gapBetween(before: Part | undefined, after: Blocks): Part | undefined {
  if (before?.kind !== "blocks") return undefined;
  const from = Math.max(...before.blocks.map(({ to }) => to));
  const to = Math.min(...after.blocks.map((each) => each.from));
  const tight = tightBetween(before, after);
  return to > from || tight ? { kind: "gap", from, to, tight } : undefined;
}

/** The gap shows it if it is only between two sessions: then nobody doubts which rooms it means. */
function tightBetween({ blocks }: Blocks, after: Blocks): Tight | undefined {
  const [pair, ...more] = blocks.flatMap((one) =>
    after.blocks.filter((other) => isTight(one, other)).map((other) => ({ before: one, after: other })),
  );
  return more.length === 0 ? pair : undefined;
}

const isTight = ({ told }: Block, { entry }: Block): boolean =>
  told.some(({ gap, session }) => gap !== null && session.sessionId === entry.session.sessionId);

function withTightDrawn(parts: readonly Part[]): Part[] {
  const pairs = parts.flatMap((part) => (part.kind === "gap" && part.tight ? [part.tight] : []));
  const draw = (block: Block): Block =>
    pairs
      .flatMap(({ before, after }) =>
        before.entry === block.entry ? [after] : after.entry === block.entry ? [before] : [],
      )
      .reduce((all, other) => drawing(all, ({ gap }) => gap !== null, [other]), block);
  return parts.map((part) => (part.kind === "blocks" ? { ...part, blocks: part.blocks.map(draw) } : part));
}

/** What takes no time stands by its start, and makes no gap. */
function withAsides(parts: readonly Part[], asides: readonly Block[]): Part[] {
  const all = [...parts];
  for (const block of asides) {
    const next = all.findIndex((part) => startOf(part) > block.from);
    all.splice(next < 0 ? all.length : next, 0, { kind: "aside", block });
  }
  return all;
}

/** A gap comes before what has ended in it. */
function startOf(part: Part): number {
  if (part.kind === "aside") return part.block.from;
  return part.kind === "gap" ? part.from : Math.min(...part.blocks.map(({ from }) => from));
}
