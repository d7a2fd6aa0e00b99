import type { Notice } from "./notice.ts";
import {
  type MessageRef,
  noticeOfMessage,
  type OrganizerMessage,
  type Recipient,
  sessionsFor,
} from "./organizer-message.ts";
import type { PersonToTell } from "./preferences.ts";
import type { MessageBook } from "./write-message.ts";

/** Between two writes of the progress. A crash repeats this number of people at most, and they are told once all the same. */
const PEOPLE_PER_STEP = 100;

export interface SpreadingBook extends Pick<MessageBook, "findEvent" | "programmesOf" | "recipientsIn"> {
  findRecord(ref: MessageRef): Promise<OrganizerMessage | null>;
  peopleToTell(userIds: readonly string[]): Promise<ReadonlyMap<string, PersonToTell>>;
  /** Writes how far it has come. `null`: another function is further, or has come to the end. */
  advance(message: OrganizerMessage, progress: Progress): Promise<OrganizerMessage | null>;
}

export type Progress = Pick<OrganizerMessage, "told" | "toldTo" | "state">;

export interface SpreadingPorts {
  readonly book: SpreadingBook;
  /** Puts a notice and asks for its sending. It may be repeated. */
  readonly tell: (notice: Notice, known?: PersonToTell) => Promise<boolean>;
  /** Runs `act` for each, a few at a time. */
  readonly forEach: <T>(all: readonly T[], act: (each: T) => Promise<void>) => Promise<void>;
  readonly hasTime: () => boolean;
}

/** `unfinished`: another run is to go on. `left`: another function does the rest, or there is nothing to do. */
export type SpreadingOutcome =
  | { readonly kind: "sent" | "unfinished"; readonly message: OrganizerMessage }
  | { readonly kind: "left" };

/**
 * Tells every recipient of a message, in the order of their ids, from where an earlier run stopped. So each person is
 * counted once, whatever is repeated. A person who joins meanwhile is told if the run has not passed their id.
 */
export async function spreadMessage(ref: MessageRef, ports: SpreadingPorts): Promise<SpreadingOutcome> {
  const { book, hasTime } = ports;
  let message = await book.findRecord(ref);
  if (message === null || message.state === "SENT") return { kind: "left" };
  const all = await recipientsAfter(message, book);
  for (let from = 0; ; from += PEOPLE_PER_STEP) {
    const step = all.slice(from, from + PEOPLE_PER_STEP);
    const isLast = from + PEOPLE_PER_STEP >= all.length;
    await tellAll(message, step, ports);
    message = await book.advance(message, {
      told: message.told + step.length,
      toldTo: step.at(-1)?.userId ?? message.toldTo,
      state: isLast ? "SENT" : "SENDING",
    });
    if (message === null) return { kind: "left" };
    if (isLast) return { kind: "sent", message };
    // Each run takes at least one step, so that it comes to an end.
    if (!hasTime()) return { kind: "unfinished", message };
  }
}

async function recipientsAfter(
  { eventId, to, audience, toldTo }: OrganizerMessage,
  book: SpreadingBook,
): Promise<readonly Recipient[]> {
  const event = await book.findEvent(eventId);
  if (event === null) return [];
  const sessions = sessionsFor(to, await book.programmesOf(eventId, to), event);
  const recipients = await book.recipientsIn(
    sessions.map(({ sessionId }) => sessionId),
    audience,
  );
  return recipients.filter(({ userId }) => userId > toldTo);
}

async function tellAll(
  message: OrganizerMessage,
  people: readonly Recipient[],
  { book, tell, forEach }: SpreadingPorts,
): Promise<void> {
  const known = await book.peopleToTell(people.map(({ userId }) => userId));
  await forEach(people, async (person) => {
    await tell(noticeOfMessage(message, person), known.get(person.userId));
  });
}
