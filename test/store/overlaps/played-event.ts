import { randomUUID } from "node:crypto";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import { PersonsDay } from "../../../functions/core/overlaps/persons-day.ts";
import { saveEvent } from "../../../functions/core/programme/save-event.ts";
import type { ConflictPolicy, Programme } from "../../../functions/core/programme/session.ts";
import { unlimited } from "../../../functions/core/seats/allowance.ts";
import { cancelRsvp } from "../../../functions/core/seats/cancel-rsvp.ts";
import type { RulesPatch } from "../../../functions/core/seats/ledger.ts";
import { reserveSeat } from "../../../functions/core/seats/reserve-seat.ts";
import { acceptOffer } from "../../../functions/core/waitlist/accept-offer.ts";
import { answerOffer } from "../../../functions/core/waitlist/answer-offer.ts";
import { serveWaitlist } from "../../../functions/core/waitlist/serve-waitlist.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import { find } from "../../../functions/store/dynamodb/find.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import type { Write } from "../../../functions/store/dynamodb/transact.ts";
import { dayKey, rsvpKey } from "../../../functions/store/keys.ts";
import { changeRules } from "../../../functions/store/ledger/rules.ts";
import { dayBook } from "../../../functions/store/overlaps/day-book.ts";
import { dealLedger } from "../../../functions/store/parts/dealing.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { settleWhole } from "../../../functions/store/parts/whole.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { standbyBook } from "../../../functions/store/standby/standby-book.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { aProgramme } from "../../support/builders.ts";

const generous = { calls: 50, periodMs: 60_000 };

export const at = (minute: number): string => new Date(Date.UTC(2026, 11, 27, 8, minute)).toISOString();

export interface SessionSaid extends Partial<Programme> {
  readonly rules?: RulesPatch;
}

/** An event with sessions, with acts of its people from several function instances, each at a given time. */
export async function playedEvent(table: Table, conflictPolicy: ConflictPolicy, changeMinutes = 0) {
  const eventId = `e-${randomUUID().slice(0, 8)}`;
  const book = programmeBook(table);
  const details = {
    ...{ eventId, title: "Camp", timeZone: "UTC", startsAt: at(0), endsAt: at(600), accentColor: null },
    published: true,
    quietHours: null,
  };
  const save = (policy: ConflictPolicy, own = table) =>
    saveEvent(
      { ...details, conflictPolicy: policy, changeMinutes },
      { book: programmeBook(own), hasTime: () => true },
    );
  await save(conflictPolicy);

  const instances = new Map<
    Table,
    { seats: ReturnType<typeof seatBook>; days: ReturnType<typeof dayBook> }
  >();
  const instanceOf = (own: Table) => {
    const instance = instances.get(own) ?? {
      seats: seatBook(own, { newId: randomUUID, releaseLimit: generous }),
      days: dayBook(own),
    };
    instances.set(own, instance);
    return instance;
  };
  const request = (sessionId: string, userId: string) => ({
    requestId: randomUUID(),
    sessionId,
    attendee: { userId, name: userId, email: null },
  });
  const portsOf = (sessionId: string, userId: string, now: string, own: Table) => {
    const { seats, days } = instanceOf(own);
    const clock = () => new Date(now);
    const day = new PersonsDay(days, { sessionId, userId }, { clock });
    const nudge = async () => {};
    return {
      allowance: unlimited,
      day,
      seats: day.guard(seats),
      clock,
      nudge,
      pause: patience(),
    };
  };

  const asks =
    (ifFull: "REJECT" | "WAITLIST") =>
    async (userId: string, sessionId: string, now = at(1), own = table) => {
      const ports = portsOf(sessionId, userId, now, own);
      const outcome = await reserveSeat({ ...request(sessionId, userId), ifFull }, ports);
      const conflicts = "conflicts" in outcome ? outcome.conflicts : await ports.day.conflicts();
      return { ...outcome, conflicts };
    };

  return {
    eventId,
    save,
    reserve: asks("REJECT"),
    join: asks("WAITLIST"),

    async session(title: string, { rules, ...said }: SessionSaid = {}): Promise<string> {
      const sessionId = `${eventId}.${title}`;
      const { startsAt = at(120), endsAt = at(180) } = said;
      const event = await book.findEvent(eventId);
      await book.addSession(
        aProgramme(sessionId, { title, startsAt, endsAt, ...said }),
        { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false },
        {
          ...{ capacity: 100, lineClosesAt: at(115), endsAt, ...rules },
          ...(event?.conflictPolicy === "BLOCK" && { blocks: true }),
        },
      );
      return sessionId;
    },

    accept: (userId: string, sessionId: string, now = at(1), own = table) =>
      acceptOffer(request(sessionId, userId), portsOf(sessionId, userId, now, own)),

    /** Follows the link of the offer's mail. */
    async follow(userId: string, sessionId: string, now = at(1), own = table) {
      const offer = await find(own, rsvpKey(userId, sessionId), (item: Item) => item);
      const named = { sessionId, userId, offeredAt: String(offer?.offeredAt) };
      return answerOffer("accept", named, {
        ...portsOf(sessionId, userId, now, own),
        requestId: randomUUID(),
      });
    },

    cancel: (userId: string, sessionId: string, now = at(1)) =>
      cancelRsvp({ ...request(sessionId, userId), by: "ATTENDEE" }, portsOf(sessionId, userId, now, table)),

    async serve(sessionId: string, now: string, own = table) {
      let time = Date.parse(now);
      return serveWaitlist(sessionId, {
        waitlist: waitlistBook(own),
        standby: standbyBook(own),
        clock: () => new Date(time),
        quietSpans,
        pause: patience(500),
        rest: async (ms) => {
          time += ms;
        },
        requestId: randomUUID(),
        hasTime: () => true,
        onOffered: () => {},
        nudge: async () => {},
      });
    },

    deal: (sessionId: string) => dealLedger(table, sessionId, at(0)),

    async change(sessionId: string, rules: RulesPatch, now = at(1)) {
      const seen = (await findLedger(table, sessionId))?.rulesVersion ?? 0;
      const change = changeRules(sessionId, seen, rules, now);
      return (await settleWhole<Write>(table, [change], now, (writes) => [...writes])).kind;
    },

    statusOf: (userId: string, sessionId: string) =>
      find(table, rsvpKey(userId, sessionId), ({ status }: Item) => String(status)),
    /** How many seats the person has gained while the event blocked overlaps. */
    gained: async (userId: string) =>
      (await find(table, dayKey(userId, eventId), ({ version }: Item) => Number(version))) ?? 0,
  };
}
