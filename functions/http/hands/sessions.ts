import { randomUUID } from "node:crypto";
import type { EventAnswer } from "../../contract/answers.ts";
import { MoveBody, type MovedAnswer, RegistrationBody } from "../../contract/hands.ts";
import { InvalidTexts } from "../../contract/invalid-codes.ts";
import { ofEvent, ofSession } from "../../contract/requests.ts";
import { closeRegistration } from "../../core/hands/close-registration.ts";
import { duplicateSession } from "../../core/hands/duplicate-session.ts";
import { type MoveOutcome, type MoveSummary, movePeople } from "../../core/hands/move-people.ts";
import type { ProgrammeBook } from "../../core/programme/programme-book.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { json, type Refusal, type Reply } from "../../middleware/reply.ts";
import { type Access, invalid, type Routes, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { hasTimeOf } from "../../middleware/time-left.ts";
import { pausedBeside } from "../../store/any-of/pausing.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { deleteSession } from "../../store/hands/delete-session.ts";
import { moveBook } from "../../store/hands/move-book.ts";
import { registrationBook } from "../../store/hands/registration.ts";
import { keepsChanging, unfinished } from "../programme/refusals.ts";
import { createdReply } from "../programme/session-reply.ts";
import { ledgerRefusal, noSuchEvent, noSuchSession } from "../seats/refusals.ts";

interface Hands {
  readonly access: Access<SignedInAttendee>;
  readonly table: Table;
  readonly programme: ProgrammeBook;
  readonly newToken: () => string;
  readonly nudgeAll: (sessionIds: readonly string[]) => Promise<void>;
}

/** What organizers do with whole sessions, and with the registration of a whole event. */
export function handsRoutes({ access, table, programme, newToken, nudgeAll }: Hands): Routes {
  const registration = registrationBook(table);
  const moving = {
    ...{ programme, book: moveBook(table, randomUUID), clock: () => new Date(), pause: () => patience() },
    nudge: (sessionId: string) => nudgeAll([sessionId]),
    nudgeGroup: async (ended: Rsvp) => nudgeAll(await pausedBeside(table, ended)),
  };
  return {
    "PUT /api/events/{eventId}/registration": route(
      { access, ...ofEvent, body: RegistrationBody },
      async ({ params: { eventId }, body: { closed } }, _, time) => {
        const outcome = await closeRegistration(eventId, closed, {
          book: registration,
          hasTime: hasTimeOf(time),
        });
        if (outcome.kind === "event-not-found") return noSuchEvent(eventId);
        if (outcome.kind === "unfinished") return unfinished;
        return json<EventAnswer>(
          200,
          closed ? "REGISTRATION_CLOSED_FOR_ALL" : "REGISTRATION_REOPENED",
          outcome.event,
        );
      },
    ),

    "POST /api/sessions/{sessionId}/duplicate": route(
      { access, ...ofSession },
      async ({ params: { sessionId } }) => {
        const outcome = await duplicateSession(sessionId, { book: programme, newToken });
        if (outcome.kind === "session-not-found") return noSuchSession(sessionId);
        if (outcome.kind === "event-not-found") return noSuchEvent(eventIdOf(sessionId));
        return createdReply(outcome.session, `/api/sessions/${outcome.session.sessionId}`);
      },
    ),

    "DELETE /api/sessions/{sessionId}": route(
      { access, ...ofSession },
      async ({ params: { sessionId } }): Promise<Reply | Refusal> => {
        const outcome = await deleteSession(table, sessionId);
        if (outcome === "not-found") return noSuchSession(sessionId);
        if (outcome === "has-people") return hasPeople;
        return { status: 204, outcome: "SESSION_DELETED", body: "" };
      },
    ),

    "POST /api/sessions/{sessionId}/move": route(
      { access, ...ofSession, body: MoveBody },
      async ({ requestId, params: { sessionId }, body: { to, dryRun } }, _, time) => {
        if (to === sessionId || eventIdOf(to) !== eventIdOf(sessionId)) return notAnother;
        const ports = { ...moving, hasTime: hasTimeOf(time) };
        return movedReply(await movePeople({ requestId, sessionId, to, dryRun }, ports));
      },
    ),
  };
}

const hasPeople: Refusal = {
  code: "HAS_PEOPLE",
  detail: "People are or were in this session, and it is part of what they have. Cancel it instead.",
};

const notAnother: Refusal = invalid(
  [{ path: "to", code: "NOT_ANOTHER_SESSION", message: InvalidTexts.NOT_ANOTHER_SESSION }],
  "body",
);

function movedReply(outcome: MoveOutcome): Reply | Refusal {
  switch (outcome.kind) {
    case "done":
      return json<MovedAnswer>(
        200,
        outcome.summary.dryRun ? "MOVE_PLANNED" : "PEOPLE_MOVED",
        movedAnswer(outcome.summary),
      );
    case "session-not-found":
      return noSuchSession(outcome.sessionId);
    case "another-kind":
      return notAnother;
    case "session-cancelled":
    case "session-ended":
      return ledgerRefusal(outcome);
    case "stopped":
      return {
        code: "MOVE_STOPPED",
        detail:
          "Somebody has opened the session again, or moves its people elsewhere. Nobody was left with nothing.",
      };
    case "contention":
      return keepsChanging;
  }
}

const named = ({ sessionId, title }: { readonly sessionId: string; readonly title: string }) => ({
  sessionId,
  title,
});

const movedAnswer = ({ from, to, ...summary }: MoveSummary): MovedAnswer => ({
  ...summary,
  from: named(from),
  to: named(to),
});
