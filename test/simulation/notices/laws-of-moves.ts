import { hasMoved, MOVES_SETTLE_MS } from "../../../functions/core/notices/pending-moves.ts";
import type { Slot } from "../../../functions/core/programme/session.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { sessionIdOfRsvp } from "../../../functions/store/keys.ts";
import { toNotice } from "../../../functions/store/notices/notice-book.ts";
import { broken } from "../../support/invariant-names.ts";
import { EVENT_ID } from "../histories/plan.ts";
import type { Told, Written } from "./told.ts";

/** Clocks of functions differ by this at most, so a person may have come just before or after a move. */
const CLOCKS_MS = 15_000;
const HELD = ["CONFIRMED", "WAITLISTED", "OFFERED"];

interface Move {
  readonly at: number;
  readonly sessionId: string;
  readonly from: Slot;
  readonly to: Slot;
}

interface MovedNotice {
  readonly putAt: number;
  readonly person: string;
  readonly at: number;
  readonly moves: readonly { readonly sessionId: string; readonly from: Slot }[];
}

/** A person's RSVP between two of its changes. */
interface Stay {
  readonly person: string;
  readonly sessionId: string;
  readonly since: number;
  readonly until: number;
}

const slotOf = ({ startsAt, endsAt, room }: Item): Slot => ({ startsAt, endsAt, room: room ?? null }) as Slot;
const textOf = ({ startsAt, endsAt, room }: Slot): string => JSON.stringify([startsAt, endsAt, room]);

/**
 * What is wrong with the notices of sessions that moved, when nothing is left to do.
 *
 * @param storyEndsAt milliseconds since 1970: people need not hear of sessions that are over by then
 */
export function wrongMoves(told: Told, storyEndsAt: number): string[] {
  const moves = movesIn(told.programmes);
  const stays = staysIn(told.rsvps);
  const notices = noticesIn(told.notices);
  const isOver = ({ to }: Move) => Date.parse(to.endsAt) <= storyEndsAt;
  return [
    ...stays.flatMap((stay) => untold(stay, moves, notices, isOver)),
    ...notices.flatMap((notice) => uncaused(notice, moves, stays)),
    ...[...Map.groupBy(notices, ({ person }) => person).values()].flatMap((own) => [
      ...tooSoon(own),
      ...toldTwice(own, moves),
    ]),
  ];
}

const movesIn = (programmes: readonly Written[]): Move[] =>
  programmes.flatMap(({ at, before, after }) => {
    if (before === null) return [];
    const [from, to] = [slotOf(before), slotOf(after)];
    return hasMoved(from, to) ? [{ at, sessionId: String(after.sessionId), from, to }] : [];
  });

function staysIn(rsvps: readonly Written[]): Stay[] {
  const byRsvp = Map.groupBy(rsvps, ({ after }) => `${after.PK} ${after.SK}`);
  return [...byRsvp.values()].flatMap((writes) =>
    writes.flatMap(({ at, after }, n) => {
      const until = writes[n + 1]?.at ?? Number.POSITIVE_INFINITY;
      const stay = { person: after.PK, sessionId: sessionIdOfRsvp(after), since: at, until };
      return HELD.includes(String(after.status)) ? [stay] : [];
    }),
  );
}

const noticesIn = (written: readonly Written[]): MovedNotice[] =>
  written.flatMap(({ at: putAt, before, after }) => {
    const { kind, at, moves } = toNotice(after, EVENT_ID);
    return before === null && kind === "MOVED"
      ? [{ putAt, person: after.PK, at: Date.parse(at), moves }]
      : [];
  });

/**
 * A person who stays while a session moves hears of it after its last move, unless the session is back in a slot that
 * it has left since they were told last.
 */
function untold(
  { person, sessionId, since, until }: Stay,
  moves: readonly Move[],
  notices: readonly MovedNotice[],
  isOver: (move: Move) => boolean,
): string[] {
  if (until !== Number.POSITIVE_INFINITY) return [];
  const own = moves.filter((move) => move.sessionId === sessionId);
  const last = own.at(-1);
  if (last === undefined || last.at <= since || isOver(last)) return [];
  const told = notices.filter(
    (notice) => notice.person === person && notice.moves.some((move) => move.sessionId === sessionId),
  );
  const toldAt = Math.max(0, ...told.map(({ putAt }) => putAt));
  const isBack = own.some(({ at, from }) => at > toldAt && textOf(from) === textOf(last.to));
  return toldAt > last.at || isBack
    ? []
    : [broken("told", `${person} never hears that ${sessionId} has moved`)];
}

/** The person had an RSVP when the session left that slot. */
function uncaused({ person, at, moves: told }: MovedNotice, moves: readonly Move[], stays: readonly Stay[]) {
  return told.flatMap(({ sessionId, from }) => {
    const isCaused = moves.some(
      (move) =>
        move.sessionId === sessionId &&
        textOf(move.from) === textOf(from) &&
        stays.some(
          (stay) =>
            stay.person === person &&
            stay.sessionId === sessionId &&
            stay.since <= move.at + CLOCKS_MS &&
            stay.until >= move.at - CLOCKS_MS,
        ),
    );
    const when = new Date(at).toISOString();
    return isCaused
      ? []
      : [broken("told", `${person} hears at ${when} of a move of ${sessionId} without a cause`)];
  });
}

/** Moves within the time in which they settle are one notice. */
function tooSoon(own: readonly MovedNotice[]): string[] {
  const times = own.map(({ at }) => at).sort((a, b) => a - b);
  return times.flatMap((at, n) => {
    const before = times[n - 1];
    return before !== undefined && at - before < MOVES_SETTLE_MS - CLOCKS_MS
      ? [broken("told", `${own[0]?.person} hears of moves twice within ${at - before} ms`)]
      : [];
  });
}

/** A session that has left a slot once is told as having left it once. */
function toldTwice(own: readonly MovedNotice[], moves: readonly Move[]): string[] {
  const leaving = (each: Pick<Move, "sessionId" | "from">) => `${each.sessionId} from ${textOf(each.from)}`;
  const toldTimes = Map.groupBy(
    own.flatMap((notice) => notice.moves),
    leaving,
  );
  return [...toldTimes].flatMap(([name, told]) => {
    const times = moves.filter((move) => leaving(move) === name).length;
    return told.length > times
      ? [
          broken(
            "told",
            `${own[0]?.person} hears ${told.length} times of ${name}, which it left ${times} times`,
          ),
        ]
      : [];
  });
}
