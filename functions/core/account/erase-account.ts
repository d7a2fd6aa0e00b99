import { type CancelPorts, cancelRsvp } from "../seats/cancel-rsvp.ts";
import { type FoundRsvp, holds, isInside } from "../seats/rsvp.ts";

/** Where everything is that is stored under a person. Each act may be repeated. */
export interface AccountBook<Found extends FoundRsvp> {
  /** From now on nobody is told of changes until this time, and what the person has chosen is forgotten. */
  silence(person: Erasing, until: Date): Promise<void>;
  /**
   * All changes until this time stay silent, and later ones are told, unless another request is at it. `false`: the
   * person has chosen something meanwhile.
   */
  endSilence(person: Erasing, at: Date): Promise<boolean>;
  findRsvps(userId: string): Promise<readonly Found[]>;
  /** The sessions among these that are over. */
  findEnded(sessionIds: readonly string[], now: Date): Promise<ReadonlySet<string>>;
  /** Moves the RSVP to nobody, if it is still as it was found. */
  anonymize(found: Found): Promise<void>;
  /** Deletes everything else. `false`: time ran out. */
  forget(person: Pick<ErasedPerson, "userId" | "email">, hasTime: () => boolean): Promise<boolean>;
  /** Whether anything but the silence is left. */
  isEmpty(userId: string): Promise<boolean>;
}

export interface Erasing {
  readonly userId: string;
  readonly requestId: string;
}

export interface ErasedPerson extends Erasing {
  /** The verified address, by which the person has roles. */
  readonly email: string | null;
}

export interface ErasePorts<Found extends FoundRsvp> {
  readonly book: AccountBook<Found>;
  /** Nobody's calls are limited. */
  readonly cancelling: () => CancelPorts;
  readonly clock: () => Date;
  /** Whether there is time for another write. */
  readonly hasTime: () => boolean;
  /** Runs `act` for each, a few at a time. */
  readonly forEach: <T>(all: readonly T[], act: (each: T) => Promise<void>) => Promise<void>;
}

export type EraseOutcome =
  | { readonly kind: "erased" }
  /** Time ran out. The same request again goes on. */
  | { readonly kind: "under-way"; readonly left: number };

/** Longer than a function runs, because a request may die without ending its silence. */
const LONGEST_REQUEST_MS = 30_000;

/**
 * Erases a person's account: silence first, then the seats go back, then each RSVP moves to nobody, then everything else
 * goes. What appears meanwhile is found by the next look, so it ends when a look finds nothing.
 */
export async function eraseAccount<Found extends FoundRsvp>(
  person: ErasedPerson,
  ports: ErasePorts<Found>,
): Promise<EraseOutcome> {
  const { book, clock, hasTime } = ports;
  for (;;) {
    await book.silence(person, new Date(clock().getTime() + LONGEST_REQUEST_MS));
    const left = await forgetAll(person, ports);
    if (left !== null) return { kind: "under-way", left };
    if (await book.endSilence(person, clock())) return { kind: "erased" };
    if (!hasTime()) return { kind: "under-way", left: 0 };
  }
}

/** Returns how many RSVPs are left if time runs out. `null`: nothing is left. */
async function forgetAll<Found extends FoundRsvp>(
  person: ErasedPerson,
  ports: ErasePorts<Found>,
): Promise<number | null> {
  const { book, hasTime } = ports;
  for (;;) {
    const rsvps = await book.findRsvps(person.userId);
    if (!hasTime()) return rsvps.length;
    if (rsvps.length > 0) await giveUp(rsvps, person, ports);
    else if (!(await book.forget(person, hasTime))) return 0;
    else if (await book.isEmpty(person.userId)) return null;
  }
}

/** A seat in a session that is over, or of a person who is inside, cannot go to anybody. It stays, as nobody's. */
async function giveUp<Found extends FoundRsvp>(
  rsvps: readonly Found[],
  { requestId }: Erasing,
  { book, cancelling, clock, hasTime, forEach }: ErasePorts<Found>,
): Promise<void> {
  const seated = rsvps.filter(({ rsvp }) => rsvp.status === "CONFIRMED");
  const ended = await book.findEnded(
    seated.map(({ rsvp }) => rsvp.sessionId),
    clock(),
  );
  const stays = ({ rsvp }: Found) =>
    rsvp.status === "CONFIRMED" && (isInside(rsvp) || ended.has(rsvp.sessionId));
  await forEach(rsvps, async (found) => {
    if (!hasTime()) return;
    if (!holds(found) || stays(found)) return book.anonymize(found);
    const { sessionId, userId } = found.rsvp;
    await cancelRsvp({ requestId, sessionId, attendee: { userId }, by: "ATTENDEE" }, cancelling());
  });
}
