import * as contract from "../contract/door/check-ins.ts";
import { Metric } from "../contract/metrics.ts";
import { ofSession } from "../contract/requests.ts";
import { DoorSettings } from "../contract/settings.ts";
import { toProblemDocument } from "../contract/to-problem-document.ts";
import type { CheckIn, DoorPerson, Shown } from "../core/door/check-in.ts";
import { countsOf } from "../core/door/check-in.ts";
import { onOurClock } from "../core/door/device-clock.ts";
import { letInAll } from "../core/door/let-in-all.ts";
import { undoCheckIn } from "../core/door/undo-check-in.ts";
import { startsAt } from "../core/standby/grace.ts";
import { isKnown } from "../middleware/entity-tags.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, PERSONAL, type Refusal } from "../middleware/reply.ts";
import { doorOf, permissions } from "../middleware/role-access.ts";
import { invalid, route } from "../middleware/route.ts";
import type { SignedInAttendee } from "../middleware/signed-in-attendee.ts";
import { bestEffort } from "../middleware/telemetry.ts";
import { hasTimeOf } from "../middleware/time-left.ts";
import { doorBook } from "../store/door/door-book.ts";
import { readPeopleAtDoor } from "../store/door/door-people.ts";
import { findElsewhere } from "../store/door/elsewhere.ts";
import { patience } from "../store/dynamodb/backoff.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { findProgramme } from "../store/programme/programme.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { deviceNoting } from "../store/standby/door-devices.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { enterAtDoor, leaveAtDoor } from "./booths/at-door.ts";
import { checkInReply } from "./door/check-in-reply.ts";
import { doorAnswer, doorTag, placeIn } from "./door/door-answer.ts";
import { knownTicketKeys } from "./door/ticket-keys.ts";
import { contention, noSuchSession } from "./seats/refusals.ts";
import { isHeldBack } from "./standby/held-back.ts";
import { standbyRoutes } from "./standby/standby-routes.ts";

const settings = DoorSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const keys = knownTicketKeys(table, settings.TICKET_GENERATIONS);
const book = doorBook(table, { keys });
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const nudge = (sessionId: string) => bestEffort(Metric.nudgeFailed, () => queue.sendAll([sessionId]));
const access = doorOf(permissions(settings.ORGANIZER_GROUP, roleFinder(table)));
const noteDevice = deviceNoting(table);
const clock = () => new Date();
const enterBooth = enterAtDoor(table, { clock, nudge });

/** What the people at the door of a session do. */
export const handler = httpFunction(
  {
    "GET /api/sessions/{sessionId}/door": route(
      { access, ...ofSession, query: contract.DoorQuery },
      async ({ params: { sessionId }, query: { cursor }, headers }) => {
        const now = clock();
        const place = placeIn(cursor);
        if (place === null) return invalid([{ path: "query.cursor", message: "not a cursor of this door" }]);
        const device = deviceIn(headers);
        const [programme, ledger] = await Promise.all([
          findProgramme(table, sessionId),
          book.findLedger(sessionId),
          device === null ? undefined : noteDevice(sessionId, device, now),
        ]);
        if (programme === null || ledger === null || ledger.draft) return noSuchSession(sessionId);
        const heldBack = await isHeldBack(table, ledger, now);
        const etag = doorTag({ programme, ledger, heldBack }, cursor ?? "", now);
        const cached = { ...PERSONAL, etag };
        if (isKnown(etag, headers["if-none-match"]))
          return { status: 304, outcome: "NOT_MODIFIED", headers: cached, body: "" };
        const [page, known] = await Promise.all([
          readPeopleAtDoor(table, ledger, place),
          keys({ anew: false }),
        ]);
        const asOf = now.toISOString();
        const answer = doorAnswer({ programme, ledger, page, keys: known, heldBack, asOf });
        return json<contract.DoorAnswer>(200, "OK", answer, cached);
      },
    ),

    "POST /api/sessions/{sessionId}/check-ins": route(
      { access, ...ofSession, body: contract.CheckInBody },
      async ({ params: { sessionId }, attendee, body }, _, time) => {
        // It comes at once, so the time of receipt is right whatever the device's clock says.
        const at = clock().toISOString();
        const checkIn = toCheckIn(sessionId, body, attendee, at);
        const [outcome] = await letInAll([checkIn], { book, enterBooth, patience, hasTime: hasTimeOf(time) });
        if (outcome === undefined) throw new Error("a check-in has an outcome");
        const reply = await checkInReply(outcome, await about(sessionId));
        if (isRefusal(reply)) return reply;
        const { status, answer } = reply;
        return json<contract.CheckInAnswer>(status, answer.outcome, answer, PERSONAL);
      },
    ),

    "POST /api/sessions/{sessionId}/check-ins/batch": route(
      { access, ...ofSession, body: contract.CheckInsBody, maxBodyBytes: contract.MAX_BATCH_BYTES },
      async ({ params: { sessionId }, attendee, body: { sentAt, checkIns }, requestId }, _, time) => {
        const receivedAt = clock().toISOString();
        const ledger = await book.findLedger(sessionId);
        if (ledger === null) return noSuchSession(sessionId);
        const begins = startsAt(ledger);
        const all = checkIns.map((body) =>
          toCheckIn(sessionId, body, attendee, onOurClock(body.at, { sentAt, receivedAt }, begins)),
        );
        const outcomes = await letInAll(all, { book, enterBooth, patience, hasTime: hasTimeOf(time) });
        const after = await about(sessionId);
        const replies = await Promise.all(outcomes.map((outcome) => checkInReply(outcome, after)));
        const results = replies.map((reply, at) => {
          const checkInId = all[at]?.checkInId ?? "";
          return isRefusal(reply)
            ? { checkInId, ...problemOf(reply, requestId) }
            : { checkInId, status: reply.status, ...reply.answer };
        });
        return json<contract.CheckInsAnswer>(200, "CHECKED_IN_TOGETHER", { receivedAt, results }, PERSONAL);
      },
    ),

    ...standbyRoutes(access, table, nudge),

    "DELETE /api/sessions/{sessionId}/check-ins/{id}": route(
      { access, ...contract.ofCheckIn },
      async ({ params }) => {
        const left = await leaveAtDoor(table, params, { clock, nudge });
        const { kind } = left ?? (await undoCheckIn(params, { book, clock, pause: patience(), nudge }));
        if (kind === "contention") return contention;
        const ledger = await book.findLedger(params.sessionId);
        if (ledger === null) return noSuchSession(params.sessionId);
        const answer = { undone: kind === "undone", counts: countsOf(ledger) };
        return json<contract.UndoneAnswer>(
          200,
          answer.undone ? "CHECK_IN_UNDONE" : "NOTHING_TO_UNDO",
          answer,
          PERSONAL,
        );
      },
    ),
  },
  { isPassing },
);

/** What a device calls itself. Anything else is no device. */
function deviceIn(headers: Readonly<Record<string, string | undefined>>): string | null {
  const device = contract.DeviceId.safeParse(headers["x-door-device"]);
  return device.success ? device.data : null;
}

/** The counts are read after the check-ins, so that they have them. */
const about = async (sessionId: string) => ({
  sessionId,
  ledger: await book.findLedger(sessionId),
  findElsewhere: (userId: string) => findElsewhere(table, sessionId, userId, clock()),
});

const problemOf = ({ code, detail, members }: Refusal, requestId: string) =>
  toProblemDocument(code, detail, requestId, members);

function toCheckIn(
  sessionId: string,
  body: contract.CheckInBody,
  { userId, name }: SignedInAttendee,
  at: string,
): CheckIn {
  const by: DoorPerson = { userId, name };
  const { checkInId, anyway = false, skipStandby = false } = body;
  return { sessionId, checkInId, shown: shownIn(body), at, by, anyway, skipStandby };
}

function shownIn({ ticket, code, userId, walkIn = 0 }: contract.CheckInBody): Shown {
  if (ticket !== undefined) return { kind: "ticket", text: ticket };
  if (code !== undefined) return { kind: "code", code };
  return userId === undefined ? { kind: "walk-in", people: walkIn } : { kind: "person", userId };
}
