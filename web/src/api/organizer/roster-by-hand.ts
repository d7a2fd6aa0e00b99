import type * as z from "zod/mini";
import { RosterEntryAnswer } from "../../../../functions/contract/answers.ts";
import type { AddAttendeeBody, OfferOutOfTurnBody } from "../../../../functions/contract/roster.ts";
import type { Answer } from "../failure.ts";
import { sessionPath } from "../queries.ts";
import type { ApiAccess } from "../request.ts";
import { requestChecked } from "./checked.ts";

export type Addition = z.input<typeof AddAttendeeBody>;
export type OutOfTurn = z.input<typeof OfferOutOfTurnBody>;

const rosterPath = (sessionId: string) => `${sessionPath(sessionId)}/roster`;

/** Repeated it finds the person on the roster, and adds nothing. */
export const addAttendee = (
  access: ApiAccess,
  sessionId: string,
  body: Addition,
): Promise<Answer<RosterEntryAnswer>> =>
  requestChecked(access, { method: "POST", path: rosterPath(sessionId), body }, RosterEntryAnswer);

export const offerOutOfTurn = (
  access: ApiAccess,
  sessionId: string,
  userId: string,
  body: OutOfTurn,
): Promise<Answer<RosterEntryAnswer>> =>
  requestChecked(
    access,
    { method: "POST", path: `${rosterPath(sessionId)}/${encodeURIComponent(userId)}/offer`, body },
    RosterEntryAnswer,
  );
