import { type Ledger, lastWaitlistedAt, type WaitlistTask } from "../seats/ledger.ts";
import type { HeldStatus } from "../seats/rsvp.ts";
import {
  INDEX_LAG_MS,
  type ListedAttendee,
  MAX_JOIN_TO_INDEX_MS,
  MAX_PEOPLE_PER_STEP,
  type MoveAttempt,
  type Waitlist,
  type WaitlistBook,
} from "./waitlist-book.ts";

interface FirstLook {
  readonly atMs: number;
  /** Once the index has caught up, it shows all people that this ledger counts. */
  readonly ledger: Ledger;
}

/** More people than this pass at no session. */
const MAX_SHOWN = 2_000;

/** The people that one run moves, in order. It skips moved people that the index still shows for a moment. */
export class NextOnWaitlist {
  readonly #book: WaitlistBook;
  /** Up to which version the index shows these people as they no longer are. */
  readonly #gone = new Map<string, number>();
  /** People who still wait, but not quite as the index showed them. */
  readonly #changed = new Map<string, ListedAttendee>();
  /** Who has an offer in another session of their group, as this run has read it. */
  readonly #paused = new Set<string>();
  #firstLook: FirstLook | null = null;
  /** How many people had passed or were paused at the last look. */
  #passing = 0;

  constructor(book: WaitlistBook) {
    this.#book = book;
  }

  /** Returns the people of the next step, or nobody if the index may not show everybody before them yet. */
  async pick(task: WaitlistTask, { ledger }: Waitlist, now: string): Promise<ListedAttendee[]> {
    const { taken, waiting } = ledger;
    if (task.kind === "offer-seats") {
      const shownUntil = this.#shownUntil(ledger, now);
      const next = await this.#listLine(ledger, task.people, now);
      const inOrder = next.filter(
        ({ waitlistedAt, part }) => waitlistedAt !== null && waitlistedAt <= shownUntil(part),
      );
      return inOrder.slice(0, task.people);
    }
    if (task.kind === "clear-session" && taken > 0) {
      for (const status of ["CONFIRMED", "OFFERED"] as const) {
        const attendees = await this.#list(ledger, status, taken);
        if (attendees.length > 0) return attendees;
      }
    }
    return waiting > 0 ? this.#list(ledger, "WAITLISTED", waiting) : [];
  }

  /** Tells whether all who wait have passed or are paused, as the last look showed. Then a free seat waits for them. */
  haveAllPassed({ ledger }: Waitlist): boolean {
    return this.#passing >= ledger.waiting;
  }

  /** Returns how long the index needs to catch up with the first look, in ms. */
  catchesUpInMs(now: string): number {
    if (this.#firstLook === null) return 0;
    return Math.max(0, this.#firstLook.atMs + INDEX_LAG_MS - Date.parse(now));
  }

  /**
   * The index shows everybody who joined by this time, because an item's times follow the order of commits.
   * Only time since the first look on this machine counts: clocks differ, and a join may be delayed for long.
   */
  #shownUntil(ledger: Ledger, now: string): (part: number) => string {
    const longAgo = new Date(Date.parse(now) - MAX_JOIN_TO_INDEX_MS).toISOString();
    this.#firstLook ??= { atMs: Date.parse(now), ledger };
    const firstLook = this.#firstLook;
    const firstNow = new Date(firstLook.atMs).toISOString();
    const hasCaughtUp = this.catchesUpInMs(now) === 0;
    return (part) => {
      const last = lastWaitlistedAt(firstLook.ledger, part) ?? (part === 0 ? firstNow : longAgo);
      return hasCaughtUp && last > longAgo ? last : longAgo;
    };
  }

  /** Leaves them out in this run. They keep their places. */
  leaveOut(paused: readonly ListedAttendee[]): void {
    for (const person of paused) this.#paused.add(indexEntryOf(person));
  }

  /** Leaves them out from now on, because this step or other writers have moved them. */
  forget(people: readonly ListedAttendee[], attempt: MoveAttempt): void {
    if (attempt.kind === "unsettled") return;
    const isGone = ({ userId }: ListedAttendee) =>
      attempt.kind === "committed" || attempt.gone.includes(userId);
    for (const person of people.filter(isGone)) this.#gone.set(indexEntryOf(person), person.version);
    const changed = attempt.kind === "refused" ? (attempt.changed ?? []) : [];
    for (const person of changed) this.#changed.set(indexEntryOf(person), person);
  }

  /**
   * Lists the next people who have not passed and whose group does not pause them. Others may fill the beginning of the
   * line. So it looks further until enough people are shown.
   */
  async #listLine(ledger: Ledger, wanted: number, now: string): Promise<readonly ListedAttendee[]> {
    const most = Math.min(ledger.waiting, MAX_PEOPLE_PER_STEP);
    for (let limit = MAX_PEOPLE_PER_STEP + this.#gone.size; ; limit *= 2) {
      const shown = await this.#book.listAttendees(ledger, "WAITLISTED", limit);
      const waiting = shown.map(this.#asKnown).filter(this.#isThere);
      const next = waiting.filter((person) => !this.#isLeftOut(person, now));
      this.#passing = waiting.length - next.length;
      const isEnough = this.#passing === 0 || next.length >= Math.min(wanted, most);
      if (isEnough || shown.length < limit || limit >= MAX_SHOWN) return next.slice(0, most);
    }
  }

  #isLeftOut(person: ListedAttendee, now: string): boolean {
    const hasPassed = person.passedUntil !== null && person.passedUntil > now;
    return hasPassed || this.#paused.has(indexEntryOf(person));
  }

  readonly #isThere = (attendee: ListedAttendee): boolean =>
    attendee.version > (this.#gone.get(indexEntryOf(attendee)) ?? -1);

  readonly #asKnown = (attendee: ListedAttendee): ListedAttendee => {
    const known = this.#changed.get(indexEntryOf(attendee));
    return known !== undefined && known.version > attendee.version ? known : attendee;
  };

  /** Lists no more people than the ledger counts, because it cannot release more. */
  async #list(ledger: Ledger, status: HeldStatus, most: number): Promise<ListedAttendee[]> {
    const shown = await this.#book.listAttendees(ledger, status, MAX_PEOPLE_PER_STEP + this.#gone.size);
    return shown.filter(this.#isThere).slice(0, Math.min(most, MAX_PEOPLE_PER_STEP));
  }
}

/** A person who left and came back has a new entry in the index. */
const indexEntryOf = ({ status, waitlistedAt, userId }: ListedAttendee): string =>
  `${status} ${waitlistedAt} ${userId}`;
