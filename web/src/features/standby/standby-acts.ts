import type { CalledAnswer, ReleaseAnswer } from "../../../../functions/contract/standby.ts";
import type { Answer } from "../../api/failure.ts";
import { sessionPath } from "../../api/queries.ts";
import { type ApiAccess, requestJson } from "../../api/request.ts";

/** Calls the next people. @param after the last number that this door has seen called, so that a repeat calls nobody */
export const callNext = (
  access: ApiAccess,
  sessionId: string,
  places: number,
  after: number,
): Promise<Answer<CalledAnswer>> =>
  requestJson(access, {
    method: "POST",
    path: `${sessionPath(sessionId)}/standby/next`,
    body: { places, after },
  });

export const releaseNoShows = (access: ApiAccess, sessionId: string): Promise<Answer<ReleaseAnswer>> =>
  requestJson(access, { method: "POST", path: `${sessionPath(sessionId)}/no-shows/release` });
