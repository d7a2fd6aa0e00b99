import type { AnyOfAnswer, CalendarLinkAnswer, ReservedAnswer } from "../contract/answers.ts";
import { Metric } from "../contract/metrics.ts";
import * as contract from "../contract/requests.ts";
import { ReservationSettings } from "../contract/settings.ts";
import { given } from "../core/seats/swap.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, PERSONAL, type Refusal, type Reply } from "../middleware/reply.ts";
import { route, signedIn } from "../middleware/route.ts";
import { replaceCalendarSecret } from "../store/calendar/calendar-links.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { rateWindows } from "../store/seats/rate-window.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { withPosition } from "../store/waitlist/waitlist-book.ts";
import { visitRoutes } from "./booths/visits.ts";
import { feedUrl } from "./calendar/feed-url.ts";
import { expectedVersions } from "./programme/session-reply.ts";
import { attendeeActions } from "./seats/attendee-actions.ts";
import type { Granted } from "./seats/granted.ts";
import { rateLimitOf } from "./seats/rate-limit.ts";
import { rateLimited } from "./seats/refusals.ts";

const settings = ReservationSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const limit = rateLimitOf(settings);
const { reserve, cancel, accept, pass, anyOf } = attendeeActions(table, queue, limit);

export const handler = httpFunction(
  {
    "PUT /api/sessions/{sessionId}/rsvp": route(
      { access: signedIn, metric: Metric.reserve, ...contract.ofSession, body: contract.PutRsvpBody },
      async ({ requestId, attendee, params: { sessionId }, body: { ifFull, onOffer, swapFor } }) =>
        reply(await reserve({ requestId, sessionId, attendee, ifFull, onOffer, swapFor })),
    ),

    "DELETE /api/sessions/{sessionId}/rsvp": route(
      { access: signedIn, metric: Metric.release, ...contract.ofSession },
      async ({ requestId, attendee, params: { sessionId }, headers }) =>
        reply(
          await cancel({ requestId, sessionId, attendee, expected: expectedVersions(headers["if-match"]) }),
        ),
    ),

    "POST /api/sessions/{sessionId}/rsvp/accept": route(
      { access: signedIn, metric: Metric.accept, ...contract.ofSession, body: contract.AcceptOfferBody },
      async ({ requestId, attendee, params: { sessionId }, body: { swapFor } }) =>
        reply(await accept({ requestId, sessionId, attendee, swapFor })),
    ),

    "POST /api/sessions/{sessionId}/rsvp/pass": route(
      { access: signedIn, metric: Metric.pass, ...contract.ofSession },
      async ({ requestId, attendee, params: { sessionId } }) =>
        reply(await pass({ requestId, sessionId, attendee })),
    ),

    "POST /api/events/{eventId}/any-of": route(
      { access: signedIn, metric: Metric.reserve, ...contract.ofEvent, body: contract.AnyOfBody },
      async ({ requestId, attendee, params: { eventId }, body: { sessionIds, onOffer } }) => {
        const result = await anyOf({ requestId, eventId, attendee, sessionIds, onOffer });
        if (isRefusal(result)) return result;
        const { status, outcome, ...answer } = result;
        const rsvps = await Promise.all(answer.rsvps.map((rsvp) => withPosition(table, rsvp)));
        return json<AnyOfAnswer>(status, outcome, { ...answer, rsvps });
      },
    ),

    ...visitRoutes(table, queue, limit),

    "POST /api/me/calendar": route({ access: signedIn }, async ({ requestId, attendee }, event) => {
      const clock = () => new Date();
      const grant = await rateWindows(table, limit).take("calendar", { requestId, attendee }, clock);
      if (!grant.granted) return rateLimited("calendar", grant.retryAfterMs, limit);
      const secret = await replaceCalendarSecret(table, attendee.userId, clock());
      const answer = { feedUrl: feedUrl(settings.WEBSITE_URL, event, secret) };
      return json<CalendarLinkAnswer>(201, "CALENDAR_LINK_MADE", answer, PERSONAL);
    }),
  },
  { isPassing },
);

/** Adds the position if the attendee is on the waitlist. */
async function reply(result: Granted | Refusal): Promise<Reply | Refusal> {
  if (isRefusal(result)) return withWhatIsSo(result);
  const { status, outcome, conflicts, givenUp } = result;
  const rsvp = await withPosition(table, result.rsvp);
  return json<ReservedAnswer>(status, outcome, {
    ...rsvp,
    ...(conflicts && { conflicts }),
    ...given(givenUp),
  });
}

/** A refusal with the present RSVP says the position, as an answer does. */
async function withWhatIsSo(refusal: Refusal): Promise<Refusal> {
  const current = refusal.members?.current;
  if (current === undefined || !("rsvpId" in current)) return refusal;
  return { ...refusal, members: { ...refusal.members, current: await withPosition(table, current) } };
}
