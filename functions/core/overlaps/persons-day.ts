import { type Ledger, refusalOf } from "../seats/ledger.ts";
import type { SeatAttempt, SeatBook } from "../seats/reservation.ts";
import type { FoundRsvp } from "../seats/rsvp.ts";
import type { AcceptAttempt } from "../waitlist/accept-offer.ts";
import { blocking, type Conflict } from "./conflicts.ts";
import type { DayBook, FirstLook, Look, SeenDay, Wanted } from "./day-book.ts";

/** Devices of one person rarely meet more often than this. */
const MAX_LOOKS = 4;

export interface DayOptions {
  readonly clock: () => Date;
  /** A session that the person gives up in the same transaction. */
  readonly except?: string | undefined;
}

/** What one request knows of the person's other sessions. */
export class PersonsDay implements FirstLook {
  readonly #book: DayBook;
  readonly #wanted: Wanted;
  readonly #options: DayOptions;
  #look: Look | null = null;

  constructor(book: DayBook, wanted: Wanted, options: DayOptions) {
    this.#book = book;
    this.#wanted = wanted;
    this.#options = options;
  }

  async begin(): Promise<FoundRsvp | null | undefined> {
    this.#look = await this.#book.look(this.#wanted, this.#options.clock());
    return this.known(this.#wanted.sessionId);
  }

  known(sessionId: string): FoundRsvp | null | undefined {
    return this.#look === null ? undefined : (this.#look.rsvps.get(sessionId) ?? null);
  }

  /** For the answer. `null`: unknown. */
  async conflicts(): Promise<readonly Conflict[] | null> {
    return (await this.#look?.conflicts) ?? null;
  }

  /**
   * The same book, which gives nobody a seat that clashes with another one in an event that blocks overlaps. It assumes
   * that the event does not block until a ledger says so.
   */
  guard<Book extends SeatBook>(seats: Book): Book {
    return {
      ...seats,
      reserve: (request, transition, now) =>
        transition.kind === "join"
          ? seats.reserve(request, transition, now)
          : this.#gain<SeatAttempt>({
              attempt: (seen) => seats.reserve(request, transition, now, seen),
              isBlocked: (attempt) => isBlocked(attempt, now),
              findLedger: () => seats.findLedger(request.sessionId),
              refusalBy: (ledger) =>
                ledger === null || refusalOf(ledger, now) !== null
                  ? {
                      kind: "refused",
                      found: this.known(request.sessionId) ?? null,
                      ledger: { agreed: false, ledger },
                    }
                  : null,
            }),
      acceptOffer: (request, offer, now, counting) =>
        this.#gain<AcceptAttempt>({
          attempt: (seen) => seats.acceptOffer(request, offer, now, counting, seen),
          isBlocked: ({ kind }) => kind === "blocked",
          findLedger: () => seats.findLedger(request.sessionId),
          refusalBy: (ledger) =>
            ledger === null || ledger.state === "CANCELLED" ? { kind: "session-cancelled" } : null,
        }),
    };
  }

  async #gain<Attempt extends { readonly kind: string }>(
    gain: Gain<Attempt>,
  ): Promise<Attempt | Clash | Unsettled> {
    for (let looks = 0; looks < MAX_LOOKS; ) {
      const conflicts = await this.#blocking();
      if (conflicts !== null) {
        // What is known of the policy may be old, and a refusal must be true now.
        const ledger = await gain.findLedger();
        const refusal = gain.refusalBy(ledger);
        if (refusal !== null) return refusal;
        if (ledger?.blocks) return { kind: "clash", conflicts };
        this.#look = { ...(this.#look as Look), seen: null };
      }
      const seen = this.#look?.seen ?? null;
      const attempt = await gain.attempt(seen);
      const isOutdated = seen === null ? gain.isBlocked(attempt) : attempt.kind === "day-changed";
      if (!isOutdated) return attempt;
      this.#look = await this.#book.lookExactly(this.#wanted, this.#options.clock());
      looks += 1;
    }
    return { kind: "unsettled" };
  }

  /** All conflicts, if one of them forbids the seat. */
  async #blocking(): Promise<readonly Conflict[] | null> {
    if (!this.#look?.seen) return null;
    const conflicts = (await this.#look.conflicts) ?? [];
    return blocking(conflicts, this.#options.except).length > 0 ? conflicts : null;
  }
}

type Clash = { readonly kind: "clash"; readonly conflicts: readonly Conflict[] };
type Unsettled = { readonly kind: "unsettled" };

/** One way to gain a seat. */
interface Gain<Attempt> {
  attempt(seen: SeenDay | null): Promise<Attempt>;
  /** The ledger says that the event blocks overlaps, and nothing else is in the way. */
  isBlocked(attempt: Attempt): boolean;
  findLedger(): Promise<Ledger | null>;
  /** Why nobody could gain a seat now, whatever else they have. */
  refusalBy(ledger: Ledger | null): Attempt | null;
}

const isBlocked = (attempt: SeatAttempt, now: string): boolean =>
  attempt.kind === "blocked" ||
  (attempt.kind === "refused" &&
    !attempt.ledger.agreed &&
    attempt.ledger.ledger?.blocks === true &&
    refusalOf(attempt.ledger.ledger, now) === null);
