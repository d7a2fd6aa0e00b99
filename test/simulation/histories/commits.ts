import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { isRsvpKey, sessionIdOfRsvp } from "../../../functions/store/keys.ts";
import type { Change } from "../../scenarios/stream.ts";
import { INVARIANTS } from "../../support/invariant-names.ts";
import { ledgerViolations, personViolations, violationsAmong } from "../../support/invariants.ts";
import { isLedgerItem, LedgerItems, sessionIdOfItem } from "../../support/ledger-items.ts";
import type { Commit } from "../engine/state.ts";
import { type Elsewhere, gainedBesideSeat, takenThoughNotFree } from "./free-choices.ts";
import type { OfferWindows } from "./offer-windows.ts";
import { brokenLaws, unfinishedIn } from "./session-laws.ts";

/** A commit with the changes of ledgers and RSVPs. */
export interface Recorded {
  readonly at: number;
  readonly by: string;
  readonly changes: readonly Change[];
}

/** This invariant holds again when the change of the rules has ended, and not after each commit. */
const HOLDS_AT_THE_END = INVARIANTS.offerEnd;

/** An offer that has ended so lately may be one that a run has read. */
const MAX_RUN_MS = 60_000;

const groupOf = ({ PK, anyOfId }: Item): string => `${PK} ${anyOfId}`;
const isGroup = ({ SK }: Item): boolean => SK.startsWith("ANYOF#");

const isChecked = (item: Item): boolean => isRsvpKey(item) || isLedgerItem(item);
const sessionIn = (item: Item): string => (isRsvpKey(item) ? sessionIdOfRsvp(item) : sessionIdOfItem(item));

/** The commits of a story in their order. After each one it checks the invariants. */
export class Commits {
  readonly recorded: Recorded[] = [];
  readonly wrong: string[] = [];
  readonly #ledgers = new LedgerItems();
  readonly #rsvps = new Map<string, Map<string, Item>>();
  readonly #changedAt = new Map<string, number>();
  readonly #groups = new Map<string, Item>();
  /** Until when each group has had an offer. */
  readonly #offeredUntil = new Map<string, number>();
  #at = 0;
  readonly #lowered: ReadonlySet<string>;
  readonly #clockErrorMs: number;
  readonly #windows: OfferWindows;

  constructor(lowered: ReadonlySet<string>, clockErrorMs: number, windows: OfferWindows) {
    this.#lowered = lowered;
    this.#clockErrorMs = clockErrorMs;
    this.#windows = windows;
  }

  /** Returns those changes of the commit that are recorded. */
  add({ at, by, changes }: Commit): readonly Change[] {
    const relevant = (changes as readonly { before: Item | undefined; after: Item }[])
      .filter(({ after }) => isChecked(after))
      .map(({ before, after }): Change => ({ before: before ?? null, after }));
    for (const { after } of changes as readonly { before: Item | undefined; after: Item }[])
      if (isGroup(after)) this.#groups.set(`${after.PK} ${after.SK}`, after);
    if (relevant.length === 0) return relevant;
    this.recorded.push({ at, by, changes: relevant });
    this.#at = at;
    for (const { before, after } of relevant) this.#noteOffer(before, after, at);
    const bySession = Map.groupBy(relevant, ({ after }) => sessionIn(after));
    for (const [sessionId, own] of bySession) {
      this.#changedAt.set(sessionId, at);
      this.#step(sessionId, by, own);
    }
    const gained = relevant.flatMap((change) => this.#besideSeats(change));
    this.wrong.push(...gained.map((violation) => `${violation} (after ${by})`));
    return relevant;
  }

  #noteOffer(before: Item | null, after: Item, at: number): void {
    const member = after.anyOfId === undefined ? before : after;
    if (member?.anyOfId === undefined) return;
    if (after.status === "OFFERED") this.#offeredUntil.set(groupOf(member), Number.POSITIVE_INFINITY);
    else if (before?.status === "OFFERED") this.#offeredUntil.set(groupOf(member), at);
  }

  /** The person has, or has just had, an offer in another session of the group. */
  #mayBePaused(rsvp: Item): boolean {
    return (this.#offeredUntil.get(groupOf(rsvp)) ?? Number.NEGATIVE_INFINITY) + MAX_RUN_MS > this.#at;
  }

  #step(sessionId: string, by: string, changes: readonly Change[]): void {
    const before = this.#ledgers.of(sessionId);
    const rsvps = this.#rsvps.get(sessionId) ?? new Map<string, Item>();
    this.#rsvps.set(sessionId, rsvps);
    for (const { after } of changes) {
      if (isRsvpKey(after)) rsvps.set(after.PK, after);
      else this.#ledgers.put(after);
    }
    const after = this.#ledgers.of(sessionId);
    if (this.wrong.length > 0 || after === undefined) return;
    const laws =
      before === undefined
        ? []
        : brokenLaws({
            ...{ by, changes, before, after },
            rsvps: [...rsvps.values()].filter((rsvp) => !this.#mayBePaused(rsvp)),
            ...{ clockErrorMs: this.#clockErrorMs, windows: this.#windows },
          });
    const people = changes.filter((change) => isRsvpKey(change.after));
    const found = [
      ...ledgerViolations(after, [...rsvps.values()], this.#lowered),
      ...people.flatMap((change) => personViolations(change.after, after.desk, this.#clockErrorMs)),
    ].filter((violation) => !violation.startsWith(HOLDS_AT_THE_END));
    const free = by.startsWith("consumer")
      ? people.flatMap((change) =>
          takenThoughNotFree(change, after.desk, this.#elsewhere(sessionId, change.after.PK), this.#at),
        )
      : [];
    this.wrong.push(...[...laws, ...found, ...free].map((violation) => `${violation} (after ${by})`));
  }

  /** The whole commit decides, because a swap gives the other seat up. */
  #besideSeats(change: Change): string[] {
    if (!isRsvpKey(change.after)) return [];
    const sessionId = sessionIdOfRsvp(change.after);
    const desk = this.#ledgers.of(sessionId)?.desk;
    if (desk === undefined) return [];
    return gainedBesideSeat(change, desk, this.#elsewhere(sessionId, change.after.PK), this.#at);
  }

  /** What a person has in the other sessions. */
  #elsewhere(sessionId: string, person: string): Elsewhere[] {
    return [...this.#rsvps].flatMap(([id, rsvps]) => {
      const rsvp = rsvps.get(person);
      const desk = this.#ledgers.of(id)?.desk;
      return id === sessionId || rsvp === undefined || desk === undefined ? [] : [{ desk, rsvp }];
    });
  }

  #itemsOf(sessionId: string): readonly Item[] {
    const ledger = this.#ledgers.of(sessionId);
    const rsvps = this.#rsvps.get(sessionId)?.values() ?? [];
    const people = [...this.#groups.values(), ...rsvps];
    return ledger === undefined ? people : [ledger.desk, ...ledger.parts, ...people];
  }

  #violationsIn(sessionId: string): string[] {
    return violationsAmong(this.#itemsOf(sessionId), {
      lowered: this.#lowered,
      clockErrorMs: this.#clockErrorMs,
    });
  }

  get items(): readonly Item[] {
    return [...this.#rsvps.keys()].flatMap((sessionId) => this.#itemsOf(sessionId));
  }

  /** What consumer and sweep should have done by the end of the story. */
  unfinished(now: string): string[] {
    return [...this.#rsvps].flatMap(([sessionId, rsvps]) => {
      const state = this.#ledgers.of(sessionId);
      return state ? unfinishedIn(state, rsvps.values(), now, this.#changedAt.get(sessionId)) : [];
    });
  }

  violations(): string[] {
    return [...this.#rsvps.keys()].flatMap((sessionId) => this.#violationsIn(sessionId));
  }
}
