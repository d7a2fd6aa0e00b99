import type { Ledger } from "../../core/seats/ledger.ts";
import type { CallBook } from "../../core/standby/call-next.ts";
import { standbyOf } from "../../core/standby/standby.ts";
import type { StandbyBook, StandbyPerson, StandbyStep } from "../../core/standby/standby-book.ts";
import type { MoveAttempt, Release } from "../../core/waitlist/waitlist-book.ts";
import { findWalkedIn } from "../door/walk-ins.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { type TransactOutcome, transact, type Update } from "../dynamodb/transact.ts";
import { userIdOf } from "../keys.ts";
import { confirmedPages, itemsWith } from "../ledger/people.ts";
import { peopleInOrder } from "../ledger/people-in-order.ts";
import { findLedger } from "../parts/parts.ts";
import { noteAtDesk, raise } from "./desk.ts";
import { devicesOf } from "./door-devices.ts";
import { callRsvp, numberRsvp } from "./standby-rsvp.ts";

const PEOPLE_PER_PAGE = 1_000;

export const standbyBook = (table: Table): StandbyBook => ({
  listLine: (ledger) => listLine(table, ledger),

  async giveNumbers({ ledger, people, now, requestId, isLast }) {
    const { sessionId } = ledger;
    const { numberedTo } = standbyOf(ledger);
    const to = numberedTo + people.length;
    const desk = raise(ledger, "numberedTo", to, isLast ? { numberedAt: now } : {});
    return attempt(table, desk, people, (person, at) =>
      numberRsvp({ sessionId, requestId }, person, numberedTo + at + 1),
    );
  },

  async noteCalled({ ledger, people, now, requestId, toldTo }) {
    const { sessionId } = ledger;
    return attempt(table, raise(ledger, "toldTo", toldTo), people, (person) =>
      callRsvp({ sessionId, requestId, now }, person),
    );
  },

  findDevices: (sessionId) => devicesOf(table, sessionId),

  async listMissing(ledger, dueAt) {
    const missing: Release["people"][number][] = [];
    for await (const page of confirmedPages(table, ledger, dueAt)) {
      const away = page.filter(({ checkedInAt }) => checkedInAt === undefined).map(toMissing);
      const inside = await findInside(table, ledger, away);
      missing.push(...away.filter(({ userId }) => !inside.has(userId)));
    }
    return missing;
  },

  async noteReleased(ledger, now) {
    return attemptOf(await transact(table, [noteAtDesk(ledger, "releasedAt", now)]));
  },
});

export const callBook = (table: Table): CallBook => ({
  listLine: (ledger) => listLine(table, ledger),
  findLedger: (sessionId) => findLedger(table, sessionId),
  async raiseCalled(ledger, calledTo) {
    const { kind } = await transact(table, [raise(ledger, "calledTo", calledTo)]);
    return kind === "committed" ? kind : "lost";
  },
  async askForRelease(ledger) {
    const { kind } = await transact(table, [noteAtDesk(ledger, "releaseAsked", true)]);
    return kind === "committed" ? kind : "lost";
  },
});

async function listLine(table: Table, ledger: Ledger): Promise<StandbyPerson[]> {
  const waiting = { sessionId: ledger.sessionId, status: "WAITLISTED" } as const;
  const pages = peopleInOrder(table, waiting, itemsWith("WAITLISTED", ledger), PEOPLE_PER_PAGE);
  const line: StandbyPerson[] = [];
  for await (const page of pages) line.push(...page.map(toStandbyPerson));
  return line;
}

const toStandbyPerson = (item: Item): StandbyPerson => ({
  userId: userIdOf(item),
  waitlistedAt: String(item.waitlistedAt),
  number: (item.standbyNumber as number | undefined) ?? null,
  calledAt: textOrNull(item.calledAt),
});

/** People who were let in without a seat may have got one since. */
async function findInside(
  table: Table,
  { sessionId, door }: Ledger,
  people: Release["people"],
): Promise<ReadonlySet<string>> {
  if (door.walkIns + door.anyway === 0) return new Set();
  const userIds = people.map(({ userId }) => userId);
  return findWalkedIn(table, sessionId, userIds);
}

const toMissing = (item: Item) => ({
  userId: userIdOf(item),
  status: "CONFIRMED" as const,
  part: (item.part as number | undefined) ?? 0,
});

/** One transaction over the desk and these people. */
async function attempt(
  table: Table,
  desk: Update,
  people: StandbyStep["people"],
  change: (person: StandbyPerson, at: number) => Update,
): Promise<MoveAttempt> {
  return attemptOf(await transact(table, [desk, ...people.map(change)]));
}

const attemptOf = ({ kind }: Pick<TransactOutcome, "kind">): MoveAttempt =>
  kind === "refused" ? { kind, gone: [] } : { kind };
