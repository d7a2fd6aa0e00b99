import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type Answer, failed, valueIn } from "../failure.ts";
import { sessionPath } from "../queries.ts";
import { type ApiAccess, request, requestJson } from "../request.ts";
import type { BatchAnswer, CheckIn, Door, DoorAnswer, UndoAnswer } from "./answers.ts";
import { doorDevice } from "./device.ts";

/** What happens at the other doors of the session is seen after this. */
export const LOOK_EVERY_MS = 5_000;
/** What got no answer until then is sent again. A function has ended by then. */
const MAX_WAIT_MS = 30_000;

export const doorKey = (sessionId: string, attendeeId: string) => ["door", sessionId, attendeeId] as const;

/** @param attendeeId the person who serves the door */
export const doorQuery = (access: ApiAccess, client: QueryClient, sessionId: string, attendeeId: string) => {
  const queryKey = doorKey(sessionId, attendeeId);
  return queryOptions({
    queryKey,
    staleTime: 0,
    queryFn: ({ signal }) => readDoor(access, sessionId, client.getQueryData<Door>(queryKey), signal),
  });
};

async function readDoor(
  access: ApiAccess,
  sessionId: string,
  known: Door | undefined,
  signal: AbortSignal,
): Promise<Door> {
  const path = `${sessionPath(sessionId)}/door`;
  const headers = { "x-door-device": doorDevice() };
  const etag = known?.etag;
  const first = valueIn(
    await request(access, { path, signal, headers: { ...headers, ...(etag && { "if-none-match": etag }) } }),
  );
  // The same object: nothing renders anew, and nothing is written to the device.
  if (first.status === 304 && known !== undefined) return known;
  const { nextCursor, ...door } = (await first.json()) as DoorAnswer;
  const attendees = [...door.attendees];
  for (let cursor = nextCursor; cursor !== null; ) {
    const next = `${path}?cursor=${encodeURIComponent(cursor)}`;
    const page = valueIn(await requestJson<DoorAnswer>(access, { path: next, signal, headers }));
    attendees.push(...page.attendees);
    cursor = page.nextCursor;
  }
  return { ...door, attendees, etag: first.headers.get("etag") };
}

/** Each is answered alone. Sending one again is safe: the service knows its id. */
export const sendCheckIns = (
  access: ApiAccess,
  sessionId: string,
  checkIns: readonly CheckIn[],
): Promise<Answer<BatchAnswer>> =>
  requestJson<BatchAnswer>(access, {
    method: "POST",
    path: `${sessionPath(sessionId)}/check-ins/batch`,
    headers: { "x-door-device": doorDevice() },
    // The clock of the device may be wrong. The service compares it with its own.
    body: { sentAt: new Date().toISOString(), checkIns },
    signal: AbortSignal.timeout(MAX_WAIT_MS),
  }).catch(() => failed({ kind: "unavailable" }));

/** @param id the person's, or that of the check-in of walk-ins */
export const undoCheckIn = (access: ApiAccess, sessionId: string, id: string): Promise<Answer<UndoAnswer>> =>
  requestJson<UndoAnswer>(access, {
    method: "DELETE",
    path: `${sessionPath(sessionId)}/check-ins/${encodeURIComponent(id)}`,
    signal: AbortSignal.timeout(MAX_WAIT_MS),
  }).catch(() => failed({ kind: "unavailable" }));
