import type { NudgeGroup } from "../../core/any-of/group.ts";
import type { Table } from "../dynamodb/table.ts";
import { findGroup } from "./group-item.ts";

type Ended = Parameters<NudgeGroup>[0];

/** The other sessions of a group whose offer has ended. They were paused. */
export async function pausedBeside(
  table: Table,
  { anyOfId, eventId, userId, sessionId }: Ended,
): Promise<readonly string[]> {
  if (anyOfId === null) return [];
  const { sessionIds } = await findGroup(table, { anyOfId, eventId, userId });
  return sessionIds.filter((other) => other !== sessionId);
}
