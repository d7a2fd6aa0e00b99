import { type AskingBook, askForFeedback, sessionsToAsk } from "../feedback/ask-for-feedback.ts";
import type { ConferenceEvent, StoredProgramme } from "../programme/session.ts";
import { type QuietSpans, quietHoursOf, type Span, spansFrom } from "../waitlist/quiet-hours.ts";
import { latestEnding, noticeOfEnding, type OpenOffer } from "./ending-offers.ts";
import type { Move, Notice } from "./notice.ts";
import { noticeOfMoves, type PendingMoves } from "./pending-moves.ts";
import type { PersonToTell } from "./preferences.ts";
import { type DueReminder, dueReminders, reminderFor } from "./reminders.ts";

type Pages<T> = AsyncIterable<readonly T[]>;

/** What a schedule finds due. */
export interface DueBook extends Omit<AskingBook, "peopleToTell"> {
  /** The moves of which people are to be told at `now` (ISO, UTC). */
  moves(now: string): Pages<PendingMoves>;
  /** Keeps further moves out of the notice. `false`: another one has just come, so the next run tells of all. */
  close(pending: PendingMoves): Promise<boolean>;
  /** Forgets moves of which the person has been told. Those that have come since stay. */
  forget(pending: PendingMoves): Promise<void>;
  /** Those of these moves whose sessions the person still has or waits for. */
  stillHeld(pending: readonly PendingMoves[]): Promise<ReadonlySet<Move>>;
  programmesOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, StoredProgramme>>;
  listEvents(): Promise<readonly ConferenceEvent[]>;
  /** Open offers that end by then (ISO, UTC). */
  offersUntil(until: string): Pages<OpenOffer>;
  /** The published ones of these events that take place at `now`, each with its sessions. */
  takingPlace(
    events: readonly ConferenceEvent[],
    now: string,
  ): Promise<readonly { readonly event: ConferenceEvent; readonly programmes: readonly StoredProgramme[] }[]>;
  /** The ids of the people who have a seat. */
  seatedIn(sessionId: string): Pages<string>;
  peopleToTell(userIds: readonly string[]): Promise<ReadonlyMap<string, PersonToTell>>;
}

export interface DuePorts {
  readonly book: DueBook;
  readonly clock: () => Date;
  readonly quietSpans: QuietSpans;
  /** Puts a notice and asks for its sending. It may be repeated. */
  readonly tell: (notice: Notice, known?: PersonToTell) => Promise<boolean>;
  /** Runs `act` for each, a few at a time. */
  readonly forEach: <T>(all: readonly T[], act: (each: T) => Promise<void>) => Promise<void>;
  /** Reminders that this instance has sent already. */
  readonly reminded: Set<string>;
  /** Sessions of which this instance knows that everybody has been asked how it was. */
  readonly asked: Set<string>;
}

export interface DueReport {
  readonly moved: number;
  readonly ending: number;
  readonly reminded: number;
  readonly asked: number;
  /** The next run tries these again. */
  readonly failures: readonly unknown[];
}

/** Tells people what the time brings about. Two runs at once do no harm, and a run that ends early neither. */
export async function tellDue(ports: DuePorts): Promise<DueReport> {
  const failures: unknown[] = [];
  const counts = { moved: 0, ending: 0, reminded: 0, asked: 0 };
  const count: Count = async (kind, act) => {
    try {
      if (await act()) counts[kind] += 1;
      return true;
    } catch (error) {
      failures.push(error);
      return false;
    }
  };
  const { book, clock, forEach } = ports;
  const now = clock().toISOString();
  const events = await book.listEvents();
  const quiet = quietTimes(events, ports.quietSpans);
  for await (const page of book.offersUntil(quiet.latestEnding(now))) {
    await forEach(
      page,
      async (offer) => void (await count("ending", () => tellOfEnding(offer, quiet.of, ports))),
    );
  }
  const drafts = new Set(events.filter(({ published }) => !published).map(({ eventId }) => eventId));
  for await (const all of book.moves(now)) {
    // Those of a draft wait until it is published.
    const page = all.filter(({ eventId }) => !drafts.has(eventId));
    const [programmes, held] = await Promise.all([book.programmesOf(sessionsOf(page)), book.stillHeld(page)]);
    await forEach(
      page,
      async (pending) => void (await count("moved", () => tellOfMoves(pending, { programmes, held }, ports))),
    );
  }
  for (const taking of await book.takingPlace(events, now)) {
    await remindAll(taking, now, ports, (act) => count("reminded", act));
    const ended = sessionsToAsk(taking, now, quiet.of(taking.event.eventId)(Date.parse(now)));
    await askForFeedback(ended, now, ports, (act) => count("asked", act));
  }
  return { ...counts, failures };
}

/** `false`: the act has failed. */
type Count = (
  kind: "moved" | "ending" | "reminded" | "asked",
  act: () => Promise<boolean>,
) => Promise<boolean>;

const sessionsOf = (page: readonly PendingMoves[]): string[] => [
  ...new Set(page.flatMap(({ moves }) => moves.map(({ sessionId }) => sessionId))),
];

/** The quiet hours of several events. */
function quietTimes(events: readonly ConferenceEvent[], quietSpans: QuietSpans) {
  const hours = new Map(events.map((event) => [event.eventId, quietHoursOf(event)]));
  const of = (eventId: string) => (ms: number) => spansFrom(hours.get(eventId) ?? null, ms, quietSpans);
  return {
    of,
    latestEnding(now: string): string {
      const nowMs = Date.parse(now);
      const ends = [...hours.keys()].map((eventId) => latestEnding(nowMs, of(eventId)));
      return new Date(Math.max(nowMs, ...ends)).toISOString();
    },
  };
}

async function tellOfEnding(
  offer: OpenOffer,
  quietOf: (eventId: string) => (ms: number) => Iterable<Span>,
  { clock, tell }: DuePorts,
): Promise<boolean> {
  const notice = noticeOfEnding(offer, clock().toISOString(), quietOf(offer.rsvp.eventId));
  return notice !== null && (await tell(notice));
}

/** The moves are forgotten after the person has been told. A crash in between tells the same notice again. */
async function tellOfMoves(
  pending: PendingMoves,
  {
    programmes,
    held,
  }: { readonly programmes: ReadonlyMap<string, StoredProgramme>; readonly held: ReadonlySet<Move> },
  { book, clock, tell }: DuePorts,
): Promise<boolean> {
  if (!(await book.close(pending))) return false;
  const now = clock().toISOString();
  const isAhead = ({ sessionId, from }: Move) =>
    from.endsAt > now || (programmes.get(sessionId)?.endsAt ?? "") > now;
  const moves = pending.moves.filter((move) => held.has(move) && isAhead(move));
  const notice = noticeOfMoves({ ...pending, moves }, programmes);
  const isNew = notice !== null && (await tell(notice));
  await book.forget(pending);
  return isNew;
}

async function remindAll(
  { event, programmes }: { readonly event: ConferenceEvent; readonly programmes: readonly StoredProgramme[] },
  now: string,
  ports: DuePorts,
  count: (act: () => Promise<boolean>) => Promise<boolean>,
): Promise<void> {
  for (const due of dueReminders(programmes, now)) {
    const key = `${due.sessionId} ${due.dueAt}`;
    if (ports.reminded.has(key)) continue;
    let isWhole = true;
    await remind(due, event.eventId, ports, async (act) => {
      if (!(await count(act))) isWhole = false;
    });
    if (isWhole) ports.reminded.add(key);
  }
}

async function remind(
  due: DueReminder,
  eventId: string,
  { book, tell, forEach }: DuePorts,
  count: (act: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  for await (const userIds of book.seatedIn(due.sessionId)) {
    const people = await book.peopleToTell(userIds);
    const wanted = userIds.filter((userId) => people.get(userId)?.reminderMinutes === due.minutes);
    await forEach(wanted, (userId) =>
      count(() => tell(reminderFor(due, { userId, eventId }), people.get(userId))),
    );
  }
}
