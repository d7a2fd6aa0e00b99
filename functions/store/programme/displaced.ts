import pMap from "p-map";
import { type Displaced, newClashes, type Occupied, squeezes } from "../../core/programme/displaced.ts";
import type { DisplacedPeople } from "../../core/programme/programme-book.ts";
import { MAX_CONCURRENT_CALLS } from "../dynamodb/batches.ts";
import { type Table, textOrNull } from "../dynamodb/table.ts";
import { userIdOf } from "../keys.ts";
import { findItemsWith, firstPeople } from "../ledger/people.ts";

/** The number of people of one entry that are named. */
const MAX_NAMED_PEOPLE = 20;
/** Limits of the reads for clashes: rosters, and people in each. */
const MAX_ROSTERS = 100;
const MAX_PEOPLE_PER_ROSTER = 1_000;

type DisplacedAttendee = Displaced["attendees"][number];

/**
 * Finds who is displaced by a change of the programme. It reads only the rosters of moved sessions
 * and of those that overlap them.
 */
export async function readDisplaced(
  table: Table,
  before: readonly Occupied[],
  after: readonly Occupied[],
): Promise<DisplacedPeople> {
  const overbooked = await pMap(
    squeezes(before, after),
    async ({ session, people }): Promise<Displaced> => ({
      ...named(session),
      why: "CAPACITY",
      people,
      attendees: await lastToCome(table, session.sessionId, Math.min(people, MAX_NAMED_PEOPLE)),
      capacity: session.capacity,
      clashesWith: null,
    }),
    { concurrency: MAX_CONCURRENT_CALLS },
  );
  const clashes = newClashes(before, after);
  const roster = rosters(table);
  const compared: Displaced[] = [];
  let notCompared = 0;
  for (const [session, other] of clashes) {
    const [people, others] = await Promise.all([roster(session), roster(other)]);
    if (people === null || others === null) {
      notCompared += 1;
      continue;
    }
    const otherIds = new Set(others.map(({ userId }) => userId));
    const both = people.filter(({ userId }) => otherIds.has(userId));
    if (both.length === 0) continue;
    compared.push({
      ...named(session),
      why: "CLASH",
      people: both.length,
      attendees: both.slice(0, MAX_NAMED_PEOPLE),
      capacity: null,
      clashesWith: named(other),
    });
  }
  return { displaced: [...overbooked, ...compared], notCompared };
}

const named = ({ sessionId, title }: Occupied) => ({ sessionId, title });

/** Reads each session's people once, or gives null if there are more than may be read. */
function rosters(table: Table) {
  const known = new Map<string, Promise<readonly DisplacedAttendee[] | null>>();
  const read = async ({ sessionId, taken }: Occupied): Promise<readonly DisplacedAttendee[] | null> => {
    const statuses = ["CONFIRMED", "OFFERED"] as const;
    const atDesk = await Promise.all(
      statuses.map((status) => readAttendees(table, { sessionId, status }, MAX_PEOPLE_PER_ROSTER, [0])),
    );
    // If people are missing at the desk, then parts of the ledger may count them.
    const parts =
      atDesk.flat().length < taken ? (await findItemsWith(table, sessionId, "CONFIRMED")).slice(1) : [];
    const atParts = await readAttendees(
      table,
      { sessionId, status: "CONFIRMED" },
      MAX_PEOPLE_PER_ROSTER,
      parts,
    );
    const people = [...atDesk, atParts];
    return people.some(({ length }) => length >= MAX_PEOPLE_PER_ROSTER) ? null : people.flat();
  };
  return (session: Occupied): Promise<readonly DisplacedAttendee[] | null> => {
    const { sessionId } = session;
    const roster = known.get(sessionId) ?? (known.size < MAX_ROSTERS ? read(session) : Promise.resolve(null));
    if (known.size < MAX_ROSTERS) known.set(sessionId, roster);
    return roster;
  };
}

/** Lists people with an open offer before people with a seat. */
async function lastToCome(table: Table, sessionId: string, limit: number): Promise<DisplacedAttendee[]> {
  const offered = await readAttendees(table, { sessionId, status: "OFFERED" }, limit, [0]);
  if (offered.length === limit) return offered;
  const numbers = await findItemsWith(table, sessionId, "CONFIRMED");
  const confirmed = { sessionId, status: "CONFIRMED" } as const;
  return [...offered, ...(await readAttendees(table, confirmed, limit - offered.length, numbers))];
}

/** Lists the last to come first. */
async function readAttendees(
  table: Table,
  people: { readonly sessionId: string; readonly status: "CONFIRMED" | "OFFERED" },
  limit: number,
  numbers: readonly number[],
): Promise<DisplacedAttendee[]> {
  const { items } = await firstPeople(table, people, numbers, { limit, lastFirst: true });
  return items.map((item) => ({ userId: userIdOf(item), name: textOrNull(item.name) }));
}
