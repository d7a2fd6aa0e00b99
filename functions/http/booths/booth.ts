import type { BoothAnswer } from "../../contract/answers.ts";
import * as contract from "../../contract/requests.ts";
import { visitFigures } from "../../core/booths/visit-figures.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { boothCode } from "../../store/booths/booth-code.ts";
import { readVisitHours } from "../../store/booths/visit-counts.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findProgramme } from "../../store/programme/programme.ts";
import { noSuchSession } from "../seats/refusals.ts";
import { noBooth } from "./enter-booth.ts";

/** What organizers print and see of a booth. The first answer makes its code. */
export const boothRoute = (access: Access<SignedInAttendee>, table: Table): Route =>
  route({ access, ...contract.ofSession }, async ({ params: { sessionId } }) => {
    const booth = await findProgramme(table, sessionId);
    if (booth === null) return noSuchSession(sessionId);
    const wrong = noBooth(booth);
    if (wrong !== null) return wrong;
    const [code, hours] = await Promise.all([boothCode(table, sessionId), readVisitHours(table, sessionId)]);
    const path = `/booths/${sessionId}?code=${code}`;
    const answer = { sessionId, path, code, ...visitFigures(hours) };
    return json<BoothAnswer>(200, "OK", answer, PERSONAL);
  });
