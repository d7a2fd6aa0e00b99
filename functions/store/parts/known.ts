// What a function instance knows of a ledger in parts. A part that is full stays full within an epoch, so this
// never grows old: each write at a part proves the epoch.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Item } from "../dynamodb/table.ts";
import { type Key, ledgerItemKey, numberOfPart, sessionIdOfLedger } from "../keys.ts";
import { toLedger } from "../ledger/ledger.ts";
import { JoiningClock } from "./clock.ts";

export class KnownLedger {
  readonly sessionId: string;
  readonly epoch: number;
  readonly #parts: number;
  readonly #numbers: readonly number[];
  readonly #full = new Set<number>();
  readonly #clock = new JoiningClock();
  #desk: Item;
  #isLineOpen = false;
  /** How many people wait at parts, as it was last read. */
  waitingAtParts = { people: 0, at: "" };
  /** When the line was last seen to be long. */
  longLineAt = "";
  /** How often some parts were looked at, and none had a seat. */
  vainLooks = 0;

  constructor(desk: Item) {
    this.sessionId = sessionIdOfLedger(desk);
    this.epoch = desk.epoch as number;
    this.#parts = desk.parts as number;
    this.#numbers = Array.from({ length: this.#parts }, (_, n) => n + 1);
    this.#desk = desk;
    this.seeDesk(desk);
  }

  seeDesk(desk: Item): void {
    this.#desk = desk;
    this.#isLineOpen ||= desk.lineOpen === true;
  }

  openLine(): void {
    this.#isLineOpen = true;
  }

  /** An item of another epoch says nothing of seats. */
  seePart(part: Item): void {
    const number = numberOfPart(part);
    if (typeof part.lastWaitlistedAt === "string") this.#clock.see(number, part.lastWaitlistedAt);
    if (part.epoch !== this.epoch) return;
    if (isFull(part)) this.#full.add(number);
    // People wait at parts only while the line is open.
    if ((part.waiting as number) > 0) this.openLine();
  }

  get isLineOpen(): boolean {
    return this.#isLineOpen;
  }

  /** The line opens only when every part is full. */
  get areAllFull(): boolean {
    return this.#isLineOpen || this.#full.size === this.#parts;
  }

  get hasSeatAtDesk(): boolean {
    return !isFull(this.#desk);
  }

  get notKnownFull(): readonly number[] {
    return this.areAllFull ? [] : this.#numbers.filter((number) => !this.#full.has(number));
  }

  get keysOfParts(): Key[] {
    return this.#numbers.map((number) => ledgerItemKey(this.sessionId, number));
  }

  /** A part where a person may take a seat, at random. */
  anyWithSeat(): number | null {
    return anyOf(this.notKnownFull);
  }

  get isRunningOut(): boolean {
    return this.#full.size > 0;
  }

  /** The part with the most seats among these. `null`: none has any. */
  emptiestOf(parts: readonly Item[]): number | null {
    const withSeat = parts.filter((part) => part.epoch === this.epoch && !this.#full.has(numberOfPart(part)));
    const [emptiest] = withSeat.sort((a, b) => freeAt(b) - freeAt(a));
    return emptiest === undefined ? null : numberOfPart(emptiest);
  }

  /** Some parts that are not known to be full, at random. */
  someWithSeat(most: number): number[] {
    return someOf(this.notKnownFull, most);
  }

  someParts(most: number): number[] {
    return someOf(this.#numbers, most);
  }

  /** How many people wait, if as many wait at each part as at these. */
  estimateOf(parts: readonly Item[]): number {
    return (this.#parts * sumOfWaiting(parts)) / Math.max(1, parts.length);
  }

  anyPart(): number {
    return anyOf(this.#numbers) ?? 1;
  }

  joinsAt(part: number, now: string): string {
    return this.#clock.joinsAt(part, now);
  }

  /** The ledger as far as it is known. A part counts as empty until it is known to be full. */
  get ledger(): Ledger {
    const desk = toLedger(this.#desk);
    if (!this.areAllFull) return desk;
    const waiting = this.waitingAtAll;
    return {
      ...desk,
      taken: desk.taken + ((this.#desk.dealt as number | undefined) ?? 0),
      ...(this.#isLineOpen && { lineOpen: true, waiting: Math.max(1, waiting) }),
    };
  }

  /** How many people wait at all items, as they were last read. */
  get waitingAtAll(): number {
    return (this.#desk.waiting as number) + this.waitingAtParts.people;
  }
}

const isFull = ({ capacity, taken }: Item): boolean =>
  typeof capacity === "number" && (taken as number) >= capacity;

const freeAt = ({ capacity, taken }: Item): number =>
  typeof capacity === "number" ? capacity - (taken as number) : Number.MAX_SAFE_INTEGER;

const anyOf = (numbers: readonly number[]): number | null =>
  numbers[Math.floor(Math.random() * numbers.length)] ?? null;

/** A run of neighbours that begins anywhere. */
function someOf(numbers: readonly number[], most: number): number[] {
  const from = Math.floor(Math.random() * numbers.length);
  return [...numbers.slice(from), ...numbers.slice(0, from)].slice(0, most);
}

export const sumOfWaiting = (parts: readonly Item[]): number =>
  parts.reduce((sum, { waiting }) => sum + (waiting as number), 0);
