import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import type { HeldStatus } from "../../../functions/core/seats/rsvp.ts";
import type { Write } from "../../../functions/store/dynamodb/transact.ts";
import {
  claimFromPart,
  claimSeat,
  closeWaitlist,
  joinWaitlist,
  proveNotCancelled,
  takeSeat,
} from "../../../functions/store/ledger/desk.ts";
import { leaveWaitlist, letGo } from "../../../functions/store/ledger/leaving.ts";
import { earlyClosing, lineClosing, openLine } from "../../../functions/store/ledger/line.ts";
import { unmark } from "../../../functions/store/ledger/mark.ts";
import { changeMarks } from "../../../functions/store/ledger/marks.ts";
import { changeRules, openLedger, proveRules } from "../../../functions/store/ledger/rules.ts";
import { moveToSeats, served } from "../../../functions/store/ledger/serving.ts";
import { dealing } from "../../../functions/store/parts/dealing.ts";
import { closeGate } from "../../../functions/store/parts/gates.ts";
import { joinAtPart, takeAtPart } from "../../../functions/store/parts/parts.ts";
import { aLedger } from "../../support/builders.ts";
import fc from "../../support/same-examples.ts";
import { PARTS, SESSIONS, time } from "./initial-items.ts";

const sessionId = fc.constantFrom(...SESSIONS);
const version = fc.integer({ min: 0, max: 3 });
const epoch = fc.integer({ min: 0, max: 2 });
const part = fc.integer({ min: 1, max: PARTS });
const count = fc.integer({ min: 0, max: 2 });
export const status = fc.constantFrom<HeldStatus>("CONFIRMED", "WAITLISTED", "OFFERED");
const capacity = fc.constantFrom(null, 0, 1, 2, 5);

const rules = fc.record(
  {
    capacity,
    state: fc.constantFrom("OPEN", "CLOSED", "CANCELLED"),
    lineClosesAt: time,
    registrationClosesAt: fc.option(time),
  },
  { requiredKeys: [] },
);

const item = fc.record({ taken: count, waiting: count, capacity, lastWaitlistedAt: fc.option(time) });
/** Ledgers as they may have been seen, of one item or of several. */
export const seen: fc.Arbitrary<Ledger> = fc
  .record({
    ...{ sessionId, rulesVersion: version, capacity, lineClosesAt: time, epoch },
    waiting: fc.constantFrom(0, 0, 1),
    items: fc.option(fc.array(item, { minLength: 2, maxLength: PARTS + 1 }), { nil: undefined }),
    lineOpen: fc.constantFrom<true | undefined>(true, undefined),
  })
  .map((over) => aLedger(over));

const people = fc.dictionary(fc.constantFrom("0", "1", "2"), fc.integer({ min: 1, max: 2 }), { minKeys: 1 });
const counts = people.map((each) => new Map(Object.entries(each).map(([number, n]) => [Number(number), n])));
const given = fc.constantFrom({}, { state: "OPEN" } as const);
const division = { minParts: PARTS, maxParts: PARTS, seatsOfAPart: 1, minSeatsToDealAhead: 1 };

/** One write of a ledger. */
export const ledgerWrite: fc.Arbitrary<Write> = fc.oneof(
  fc.tuple(sessionId, time).map(([id, now]) => takeSeat(id, now)),
  fc.tuple(sessionId, time).map(([id, now]) => claimSeat(id, now)),
  fc.tuple(sessionId, time, time).map(([id, now, since]) => joinWaitlist(id, now, since)),
  fc.tuple(sessionId, part, epoch, time).map(([id, number, e, now]) => takeAtPart(id, number, e, now)),
  fc
    .tuple(sessionId, part, epoch, time, time)
    .map(([id, number, e, now, since]) => joinAtPart(id, number, e, now, since)),
  fc.tuple(sessionId, epoch, time).map(([id, e, now]) => openLine(id, e, now)),
  fc
    .tuple(sessionId, part, time, fc.option(epoch, { nil: undefined }))
    .map(([id, number, until, seen]) =>
      closeGate({ sessionId: id, ...(seen !== undefined && { epoch: seen }) }, number, until),
    ),
  fc.tuple(sessionId, part, version).map(([id, number, some]) => served(id, number, some)),
  fc
    .tuple(sessionId, version, given, part)
    .map(([id, some, held, number]) => leaveWaitlist(id, some, held, number)),
  fc.tuple(sessionId, rules).map(([id, all]) => openLedger(id, all)),
  fc
    .tuple(sessionId, version, rules, time)
    .map(([id, v, all, now]) => changeRules(id, v, all, now).undivided),
  fc.tuple(seen, time).map(([ledger, now]) => closeWaitlist(ledger, now)),
  fc.tuple(sessionId, fc.boolean()).map(([id, draft]) => changeMarks(id, { draft }).undivided),
  fc.tuple(sessionId, version).map(([id, v]) => proveRules(id, v)),
  fc.tuple(seen, fc.option(time)).map(([ledger, opensAt]) => unmark(ledger, opensAt)),
  sessionId.map(proveNotCancelled),
);

/** All writes of one ledger that belong together. */
export const ledgerWrites: fc.Arbitrary<readonly Write[]> = fc
  .oneof(
    fc.tuple(seen, counts, time).map(([ledger, some, now]) => moveToSeats(ledger, some, now)),
    fc
      .tuple(sessionId, status, counts, time, given)
      .map(([id, from, some, freedAt, held]) =>
        letGo(id, from, some, { reason: "ORGANIZER", freedAt }, held),
      ),
    fc.tuple(sessionId, part, time).map(([id, number, now]) => claimFromPart(id, number, now)),
    seen.map(lineClosing),
    fc.tuple(seen, time).map(([ledger, now]) => dealing(ledger, now, division)),
    fc
      .tuple(seen, version, rules, time)
      .map(([ledger, v, all, now]) => changeRules(ledger.sessionId, v, all, now).divided(ledger)),
    fc.tuple(seen, time).map(([ledger, now]) => earlyClosing(ledger, proveRules("", 0), now).divided(ledger)),
    fc
      .tuple(seen, fc.boolean())
      .map(([ledger, draft]) => changeMarks(ledger.sessionId, { draft }).divided(ledger)),
  )
  .map((writes) => writes ?? [])
  .filter((writes) => writes.length > 0);
