import { letInAll } from "../../functions/core/door/let-in-all.ts";
import { doorBook } from "../../functions/store/door/door-book.ts";
import { readItems } from "../../functions/store/dynamodb/batches.ts";
import { isPassing } from "../../functions/store/dynamodb/failures.ts";
import type { Table } from "../../functions/store/dynamodb/table.ts";
import { ticketIdKey } from "../../functions/store/keys.ts";
import { roleFinder } from "../../functions/store/roles/find-role.ts";
import { noBooths } from "../../test/support/no-booths.ts";
import type { Environment } from "../crowd/gateway.ts";
import { SESSION_ID } from "../crowd/session.ts";
import type { World } from "../crowd/world.ts";
import { EVENT_ID } from "./hall.ts";

export type Reply = "in" | "already in" | "429" | "503";

export interface Request {
  readonly ticketId: string;
  readonly checkInId: string;
  readonly device: string;
}

/** One instance of the function of the door, as `functions/http/door.ts` wires it. */
export function doors(world: World): Environment<Request, Reply> {
  const { table, clock, pause } = world.newInstance();
  const book = doorBook(table, { keys: async () => new Map() });
  const findRole = roleFinder(table);

  return async ({ ticketId, checkInId, device }) => {
    const at = clock().toISOString();
    const by = { userId: device, name: device };
    try {
      await findRole(`${device}@example.org`, EVENT_ID);
      const shown = { kind: "person", userId: await ownerOf(table, ticketId) } as const;
      const checkIn = { sessionId: SESSION_ID, checkInId, shown, at, by, anyway: false, skipStandby: false };
      const [outcome] = await letInAll([checkIn], {
        ...noBooths,
        book,
        patience: pause,
        hasTime: () => true,
      });
      await book.findLedger(SESSION_ID);
      return replyOf(outcome?.kind);
    } catch (error) {
      if (isPassing(error)) return "503";
      throw error;
    }
  };
}

/** What `identify` reads for a ticket. To verify its signature takes no simulated time. */
async function ownerOf(table: Table, ticketId: string): Promise<string> {
  const [record] = await readItems(table, [ticketIdKey(ticketId)], true);
  return String(record?.userId);
}

function replyOf(kind: string | undefined): Reply {
  switch (kind) {
    case "let-in":
      return "in";
    case "already-in":
      return "already in";
    case "contention":
      return "503";
    default:
      throw new Error(`nobody expects ${kind} here`);
  }
}
