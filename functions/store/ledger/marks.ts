// What the ledgers of an event have in common. Each change of it is another epoch, so all items of a ledger learn of it.

import { type EventMarks, FLAGS } from "../../core/programme/event-marks.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { type Clauses, nextEpoch, withClauses } from "../parts/epoch.ts";
import { type LedgerChange, settleWhole } from "../parts/whole.ts";
import { MARK_NOW, markOf } from "./mark.ts";

/**
 * Closes the session of a draft or of a closed event to attendees, lets it block overlaps or gives it grace, or the
 * contrary. Other marks stay.
 */
export async function markLedger(table: Table, sessionId: string, marks: EventMarks): Promise<void> {
  await settleWhole<Write>(table, [changeMarks(sessionId, marks)], null, (writes) => [...writes]);
}

export const changeMarks = (sessionId: string, marks: EventMarks): LedgerChange => ({
  sessionId,
  seen: "any",
  undivided: marksUndivided(clausesOf(sessionId, marks), sessionId),
  divided: (ledger) => nextEpoch(ledger, clausesOf(sessionId, marks), () => ({})),
});

/** The next sweep looks at a ledger whose grace is another. */
const AT_ONCE = "2000-01-01T00:00:00.000Z";

function clausesOf(sessionId: string, marks: EventMarks): Clauses {
  const { grace } = marks;
  const flags = flagClauses(marks);
  if (grace === undefined) return flags;
  if (grace === null) return withClauses(flags, { removes: ["eventGrace"] });
  return withClauses(flags, {
    sets: ["eventGrace = :grace", MARK_NOW],
    values: { ":grace": grace, ":now": AT_ONCE, ...markOf(sessionId) },
  });
}

function flagClauses(marks: EventMarks): Clauses {
  const named = (isSet: boolean) => FLAGS.filter((mark) => marks[mark] === isSet);
  const sets = named(true).map((mark) => `${mark} = :marked`);
  return { sets, removes: named(false), values: sets.length > 0 ? { ":marked": true } : {} };
}

function marksUndivided({ sets = [], removes = [], values = {} }: Clauses, sessionId: string): Update {
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(", ")}`] : []),
      ...(removes.length > 0 ? [`REMOVE ${removes.join(", ")}`] : []),
    ].join(" "),
    ConditionExpression: "attribute_exists(PK) AND attribute_not_exists(parts)",
    ...(sets.length > 0 && { ExpressionAttributeValues: values }),
  };
}
