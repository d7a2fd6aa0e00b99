// What the ledgers of an event have in common. Each change of it is another epoch, so all items of a ledger learn of it.

import { type EventMarks, MARKS } from "../../core/programme/event-marks.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { type Clauses, nextEpoch } from "../parts/epoch.ts";
import { type LedgerChange, settleWhole } from "../parts/whole.ts";

/** Closes the session of a draft or of a closed event to attendees, or lets it block overlaps, or the contrary. Other marks stay. */
export async function markLedger(table: Table, sessionId: string, marks: EventMarks): Promise<void> {
  await settleWhole<Write>(table, [changeMarks(sessionId, marks)], null, (writes) => [...writes]);
}

export const changeMarks = (sessionId: string, marks: EventMarks): LedgerChange => ({
  sessionId,
  seen: "any",
  undivided: marksUndivided(sessionId, marks),
  divided: (ledger) => nextEpoch(ledger, clausesOf(marks), () => ({})),
});

function clausesOf(marks: EventMarks): Clauses {
  const named = (isSet: boolean) => MARKS.filter((mark) => marks[mark] === isSet);
  const sets = named(true).map((mark) => `${mark} = :marked`);
  return { sets, removes: named(false), values: sets.length > 0 ? { ":marked": true } : {} };
}

function marksUndivided(sessionId: string, marks: EventMarks): Update {
  const { sets = [], removes = [], values = {} } = clausesOf(marks);
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
