import { randomUUID } from "node:crypto";
import { type EraseAnswer, EraseQuery, type ExportAnswer, ExportQuery } from "../contract/account.ts";
import { spelled } from "../contract/address.ts";
import { Metric } from "../contract/metrics.ts";
import { placeholderId } from "../contract/placeholder.ts";
import { AccountSettings } from "../contract/settings.ts";
import { eraseAccount } from "../core/account/erase-account.ts";
import { unlimited } from "../core/seats/allowance.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, PERSONAL } from "../middleware/reply.ts";
import { route, signedIn } from "../middleware/route.ts";
import { bestEffort } from "../middleware/telemetry.ts";
import { hasTimeOf } from "../middleware/time-left.ts";
import { accountBook } from "../store/account/account-book.ts";
import { hasItems, readAccount, readRateWindows, readWaiting } from "../store/account/read-account.ts";
import { patience } from "../store/dynamodb/backoff.ts";
import { aFewAtATime } from "../store/dynamodb/batches.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { storedRolesOf } from "../store/roles/role-book.ts";
import { releaseBook } from "../store/seats/release-book.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { claimRoute } from "./account/claims.ts";
import { cursorOf, exportOf, placeNamed } from "./account/export-answer.ts";
import { feedUrl } from "./calendar/feed-url.ts";

const settings = AccountSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const book = accountBook(table, randomUUID);
const AS_FILE = { "content-disposition": `attachment; filename="my-data.json"` };
const clock = () => new Date();

const nudge = (sessionId: string) =>
  bestEffort(Metric.nudgeFailed, () => queue.send(sessionId), { sessionId });

const cancelling = () => ({
  allowance: unlimited,
  seats: releaseBook(table),
  clock,
  pause: patience(),
  // The seat stays given up even if the nudge is lost, because the sweep finds it.
  nudge,
});

/** What the service keeps about a person: all of it as a file, and the end of it. */
export const handler = httpFunction(
  {
    "GET /api/me/export": route(
      { access: signedIn, query: ExportQuery },
      async ({ attendee, query: { limit, cursor } }, event) => {
        const after = cursor === undefined ? undefined : placeNamed(cursor);
        const { userId, name, email } = attendee;
        const isFirst = after === undefined;
        const address = isFirst && email !== null ? spelled(email) : null;
        const [page, windows, roles, waiting] = await Promise.all([
          readAccount(table, userId, { limit, after }),
          isFirst ? readRateWindows(table, userId) : [],
          address === null ? [] : storedRolesOf(table, address),
          address === null ? [] : readWaiting(table, placeholderId(address)),
        ]);
        const answer: ExportAnswer = {
          exportedAt: clock().toISOString(),
          person: { userId, name, email },
          ...exportOf([...page.items, ...waiting], (secret) => feedUrl(settings.WEBSITE_URL, event, secret)),
          roles,
          rateWindows: windows,
          nextCursor: page.next === null ? null : cursorOf(page.next),
        };
        return json<ExportAnswer>(200, "OK", answer, { ...PERSONAL, ...AS_FILE });
      },
    ),

    "POST /api/me/claims": claimRoute(table, nudge),

    "DELETE /api/me": route(
      { access: signedIn, query: EraseQuery },
      async ({ requestId, attendee: { userId, email } }, _event, time) => {
        const ports = { book, cancelling, clock, hasTime: hasTimeOf(time), forEach: aFewAtATime };
        const waiting = email === null ? null : placeholderId(spelled(email));
        const isLeft = waiting !== null && (await hasItems(table, waiting));
        const before = isLeft ? await eraseAccount({ userId: waiting, email: null, requestId }, ports) : null;
        const outcome =
          before?.kind === "under-way" ? before : await eraseAccount({ userId, email, requestId }, ports);
        switch (outcome.kind) {
          case "erased":
            return json<EraseAnswer>(200, "ACCOUNT_ERASED", { complete: true, left: 0 }, PERSONAL);
          case "under-way":
            return json<EraseAnswer>(202, "ERASING", { complete: false, left: outcome.left }, PERSONAL);
        }
      },
    ),
  },
  { isPassing },
);
