import * as door from "../../../functions/contract/door/check-ins.ts";
import { ofSession } from "../../../functions/contract/requests.ts";
import * as standby from "../../../functions/contract/standby.ts";
import { etag, ifNoneMatch, json } from "../answers.ts";
import { jsonBody } from "../bodies.ts";
import type { Operations } from "../operation.ts";

const session = { for: "door", path: ofSession.params } as const;

/** What owners, the organizers of an event and its people of the door do in it. */
export const forDoors: Operations = {
  "GET /api/sessions/{sessionId}/door": {
    id: "getDoor",
    summary: "Reads what a device needs to let people in without a network",
    ...session,
    query: door.DoorQuery,
    header: ifNoneMatch,
    answers: {
      "200": json(
        "A page of the people of the session, the counts and the keys of tickets",
        door.DoorAnswer,
        etag,
      ),
      "304": { description: "The client already has this answer: its ETag was in `If-None-Match`" },
    },
    refusals: ["SESSION_NOT_FOUND", "INVALID_REQUEST"],
  },
  "POST /api/sessions/{sessionId}/check-ins": {
    id: "checkIn",
    summary: "Lets people in",
    description:
      "The same `checkInId` again changes nothing and gets the first answer, so every request may be repeated.",
    ...session,
    body: jsonBody(door.CheckInBody),
    answers: {
      "200": json("They were let in before", door.CheckInAnswer),
      "201": json("They are inside", door.CheckInAnswer),
    },
    refusals: [
      ...(["SESSION_NOT_FOUND", "TICKET_UNKNOWN", "NOT_ON_ROSTER", "SESSION_FULL", "STANDBY_FIRST"] as const),
      ...(["NOT_CALLED_YET", "TICKET_FORGED", "TICKET_REPLACED", "TICKET_OF_ANOTHER_EVENT"] as const),
      ...(["SESSION_CANCELLED", "TIME_CONFLICT", "CONTENTION"] as const),
    ],
  },
  "POST /api/sessions/{sessionId}/check-ins/batch": {
    id: "checkInTogether",
    summary: "Carries out check-ins that a device has kept",
    description:
      "The difference between `sentAt` and the clock of the service corrects all times. Each result is a single answer, or a problem.",
    ...session,
    body: jsonBody(door.CheckInsBody),
    answers: { "200": json("One result for each check-in, in their order", door.CheckInsAnswer) },
    refusals: ["SESSION_NOT_FOUND"],
  },
  "DELETE /api/sessions/{sessionId}/check-ins/{id}": {
    id: "undoCheckIn",
    summary: "Undoes a check-in",
    description: "`id` is the id of a person, or the `checkInId` of walk-ins.",
    ...session,
    path: door.ofCheckIn.params,
    answers: { "200": json("Whether there was one, and the counts", door.UndoneAnswer) },
    refusals: ["SESSION_NOT_FOUND", "CONTENTION"],
  },
  "POST /api/sessions/{sessionId}/standby/next": {
    id: "callNext",
    summary: "Calls the next people who stand by",
    description:
      "`after` is the last number that the door has seen called. If another one has been called since, nobody is called, so the request may be repeated.",
    ...session,
    body: jsonBody(standby.CallNextBody),
    answers: { "200": json("Up to which number people have been called", standby.CalledAnswer) },
    refusals: ["SESSION_NOT_FOUND", "CONTENTION"],
  },
  "POST /api/sessions/{sessionId}/no-shows/release": {
    id: "releaseNoShows",
    summary: "Releases the seats of people who have not come, although that is held back",
    ...session,
    answers: { "200": json("The release has been asked for, or has taken place", standby.ReleaseAnswer) },
    refusals: ["SESSION_NOT_FOUND", "NO_SHOWS_NOT_DUE", "CONTENTION"],
  },
};
