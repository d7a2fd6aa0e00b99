import { expect, it } from "vitest";
import type { Notice } from "../../../functions/core/notices/notice.ts";
import type { PendingMoves } from "../../../functions/core/notices/pending-moves.ts";
import { type DueBook, tellDue } from "../../../functions/core/notices/tell-due.ts";
import type { ConferenceEvent, StoredProgramme } from "../../../functions/core/programme/session.ts";
import { eventIdOf } from "../../../functions/core/seats/rsvp.ts";
import { aProgramme, NOW } from "../../support/builders.ts";

const hour = (n: number): string => new Date(Date.parse(NOW) + n * 60 * 60_000).toISOString();
const slot = (from: number) => ({ startsAt: hour(from), endsAt: hour(from + 1), room: "Hall 1" });

/** Ada's move of a session that was there and is now here, hours from now. */
const moved = (sessionId: string, there: number): PendingMoves => ({
  ...{ userId: "ada", eventId: eventIdOf(sessionId), version: 1, dueAt: NOW, isClosed: false },
  moves: [{ sessionId, from: slot(there) }],
});

async function told(pending: PendingMoves, here: number, drafts: readonly string[] = []) {
  const [{ sessionId = "" } = {}] = pending.moves;
  const notices: Notice[] = [];
  const forgotten: PendingMoves[] = [];
  const book: DueBook = {
    moves: async function* () {
      yield [pending];
    },
    close: async () => true,
    forget: async (each) => void forgotten.push(each),
    stillHeld: async () => new Set(pending.moves),
    programmesOf: async () => new Map([[sessionId, aProgramme(sessionId, slot(here)) as StoredProgramme]]),
    listEvents: async () =>
      drafts.map(
        (eventId) => ({ eventId, published: false, timeZone: "UTC", quietHours: null }) as ConferenceEvent,
      ),
    offersUntil: async function* () {},
    takingPlace: async () => [],
    seatedIn: async function* () {},
    peopleToTell: async () => new Map(),
    notAsked: async () => [],
    beginAsking: async () => null,
    peopleToAsk: async function* () {},
    endAsking: async () => {},
  };
  await tellDue({
    ...{
      book,
      clock: () => new Date(NOW),
      reminded: new Set(),
      asked: new Set(),
      quietSpans: () => [].values() as never,
    },
    tell: async (notice) => notices.push(notice) > 0,
    forEach: async (all, act) => void (await Promise.all(all.map(act))),
  });
  return { kinds: notices.map(({ kind }) => kind), isForgotten: forgotten.length > 0 };
}

it("a move is told before either of its times is over", async () => {
  expect(await told(moved("conf.talk", 2), 3)).toEqual({ kinds: ["MOVED"], isForgotten: true });
  expect(await told(moved("conf.talk", 2), -3)).toEqual({ kinds: ["MOVED"], isForgotten: true });
  expect(await told(moved("conf.talk", -3), 2)).toEqual({ kinds: ["MOVED"], isForgotten: true });
});

it("a move of a session that was and is over is told to nobody", async () => {
  expect(await told(moved("conf.talk", -4), -2)).toEqual({ kinds: [], isForgotten: true });
});

it("a move of a draft waits until the draft is published", async () => {
  expect(await told(moved("conf.talk", 2), 3, ["conf"])).toEqual({ kinds: [], isForgotten: false });
});
