import type { EventDetails } from "../../core/programme/session.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { type PutResult, putEvent } from "../../store/programme/conferences.ts";
import { markSessions } from "../../store/programme/publication.ts";

/**
 * Creates or replaces an event. Where that publishes it, its sessions are open to attendees before it is shown; where it
 * makes a draft of it, it is hidden before they are closed. What time does not allow, the same call again goes on with.
 */
export async function saveEvent(
  table: Table,
  details: EventDetails,
  hasTime: () => boolean,
): Promise<PutResult | { readonly kind: "unfinished" }> {
  const { eventId, published } = details;
  const mark = (draft: boolean) => markSessions(table, eventId, draft, hasTime);
  if (published === true && !(await mark(false))) return { kind: "unfinished" };
  const saved = await putEvent(table, details);
  if (published === undefined || saved.kind === "created") return saved;
  return (await mark(!published)) ? saved : { kind: "unfinished" };
}
