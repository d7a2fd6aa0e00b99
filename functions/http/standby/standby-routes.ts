import * as contract from "../../contract/requests.ts";
import { type CalledAnswer, CallNextBody, type ReleaseAnswer } from "../../contract/standby.ts";
import { seatsLeft } from "../../core/seats/ledger.ts";
import { askForRelease, callNext } from "../../core/standby/call-next.ts";
import { standbyOf } from "../../core/standby/standby.ts";
import { json, type Refusal } from "../../middleware/reply.ts";
import { type Access, type Routes, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { callBook } from "../../store/standby/standby-book.ts";
import { keepsChanging } from "../programme/refusals.ts";
import { noSuchSession } from "../seats/refusals.ts";

/** What the door does for people who stand by. */
export function standbyRoutes(
  access: Access<SignedInAttendee>,
  table: Table,
  nudge: (sessionId: string) => Promise<void>,
): Routes {
  const book = callBook(table);
  const clock = () => new Date();
  return {
    "POST /api/sessions/{sessionId}/standby/next": route(
      { access, ...contract.ofSession, body: CallNextBody },
      async ({ params: { sessionId }, body }) => {
        const outcome = await callNext({ sessionId, ...body }, { book, pause: patience(), nudge });
        if (outcome.kind === "session-not-found") return noSuchSession(sessionId);
        if (outcome.kind === "contention") return keepsChanging;
        const { calledTo, people: called, ledger } = outcome;
        const answer = { calledTo, called, waiting: ledger.waiting, free: seatsLeft(ledger) };
        return json<CalledAnswer>(200, called > 0 ? "CALLED" : "NOBODY_CALLED", answer);
      },
    ),

    "POST /api/sessions/{sessionId}/no-shows/release": route(
      { access, ...contract.ofSession },
      async ({ params: { sessionId } }) => {
        const outcome = await askForRelease(sessionId, { book, pause: patience(), nudge, clock });
        switch (outcome.kind) {
          case "session-not-found":
            return noSuchSession(sessionId);
          case "contention":
            return keepsChanging;
          case "not-due":
            return notDue(outcome.at);
          case "asked":
            return json<ReleaseAnswer>(200, "RELEASE_ASKED", { state: "ASKED", releasedAt: null });
          case "released-already": {
            const { releasedAt } = standbyOf(outcome.ledger);
            return json<ReleaseAnswer>(200, "RELEASED", { state: "RELEASED", releasedAt });
          }
        }
      },
    ),
  };
}

const notDue = (at: string | null): Refusal => ({
  code: "NO_SHOWS_NOT_DUE",
  detail:
    at === null
      ? "Seats of this session wait for their people until the end."
      : "Seats wait for their people until noShowAt, and no longer than the session lasts.",
  members: { noShowAt: at },
});
