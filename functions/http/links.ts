import type { RsvpAnswer } from "../contract/answers.ts";
import { type LinkAnswer, type LinkClaims, type LinkDoneAnswer, ofLink } from "../contract/links.ts";
import { Metric } from "../contract/metrics.ts";
import { LinkSettings } from "../contract/notice-settings.ts";
import { PersonsDay } from "../core/overlaps/persons-day.ts";
import { eventIdOf, type Rsvp } from "../core/seats/rsvp.ts";
import { type AnswerOutcome, answerOffer, isOpen, type NamedOffer } from "../core/waitlist/answer-offer.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { linkTokens } from "../middleware/link-token.ts";
import { prefers } from "../middleware/prefers.ts";
import { isRefusal, json, PERSONAL, type Refusal, type Reply } from "../middleware/reply.ts";
import { anyone, route } from "../middleware/route.ts";
import { bestEffort, count } from "../middleware/telemetry.ts";
import { pausedBeside } from "../store/any-of/pausing.ts";
import { patience } from "../store/dynamodb/backoff.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { endMails } from "../store/notices/unsubscribing.ts";
import { dayBook } from "../store/overlaps/day-book.ts";
import { findEvent } from "../store/programme/events.ts";
import { findProgramme } from "../store/programme/programme.ts";
import { findRsvp } from "../store/seats/rsvp.ts";
import { seatBook } from "../store/seats/seat-book.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { withPosition } from "../store/waitlist/waitlist-book.ts";
import { contention, ledgerRefusal, timeConflict } from "./seats/refusals.ts";

const settings = LinkSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const links = linkTokens(settings.LINK_SECRETS);
const site = settings.WEBSITE_URL;
/** Answers are for one offer each, so they need no limit. */
const seats = seatBook(table, { newId: () => "never" });
const days = dayBook(table);

const noSuchLink: Refusal = {
  code: "LINK_NOT_FOUND",
  detail: "This link is not one of ours. Copy the whole address from the mail.",
};
const linkExpired: Refusal = {
  code: "LINK_EXPIRED",
  detail: "This link was valid for some weeks. Sign in to see what you have.",
};

/** The links of mails. Looking at one changes nothing, because programs that check mails open every link. */
export const handler = httpFunction(
  {
    "GET /api/links/{token}": route({ access: anyone, ...ofLink }, async ({ params: { token }, headers }) => {
      if (site !== undefined && prefers("text/html", headers.accept)) return seePage(site, token);
      const claims = await claimsOf(token);
      return isRefusal(claims) ? claims : describe(claims);
    }),

    "POST /api/links/{token}": route(
      { access: anyone, ...ofLink },
      async ({ params: { token }, requestId }) => {
        const claims = await claimsOf(token);
        if (isRefusal(claims)) return claims;
        return claims.act === "unsubscribe" ? unsubscribe(claims) : answer(claims.act, claims, requestId);
      },
    ),
  },
  { isPassing },
);

/** Some mail programs open the address of `List-Unsubscribe` in a browser. The page asks, and explains what is wrong. */
const seePage = (siteUrl: string, token: string): Reply => ({
  ...{ status: 303, outcome: "SEE_PAGE", body: "" },
  headers: { location: `${siteUrl}/links/${token}`, ...PERSONAL },
});

async function claimsOf(token: string): Promise<LinkClaims | Refusal> {
  const read = await links.read(token);
  switch (read.kind) {
    case "valid":
      return read.claims;
    case "expired":
      return linkExpired;
    case "forged":
      return noSuchLink;
  }
}

const offerOf = ({ sub, ses, off = "" }: LinkClaims): NamedOffer => ({
  sessionId: ses,
  userId: sub,
  offeredAt: off,
});

async function describe(claims: LinkClaims): Promise<Reply | Refusal> {
  const { act, sub, ses } = claims;
  const eventId = eventIdOf(ses);
  const [event, programme, found] = await Promise.all([
    findEvent(table, eventId),
    findProgramme(table, ses),
    findRsvp(table, ses, sub),
  ]);
  if (event === null || programme === null) return noSuchLink;
  const { title, startsAt, endsAt, room } = programme;
  const canAct = act === "unsubscribe" || isOpen(found, offerOf(claims), new Date());
  return json<LinkAnswer>(
    200,
    "OK",
    {
      ...{ act, canAct, eventId, eventTitle: event.title, timeZone: event.timeZone },
      session: { sessionId: ses, title, startsAt, endsAt, room },
      rsvp: await answerable(found?.rsvp ?? null),
    },
    PERSONAL,
  );
}

async function unsubscribe({ sub, ses }: LinkClaims): Promise<Reply> {
  await endMails(table, sub, ses);
  return done("UNSUBSCRIBED", null);
}

async function answer(
  act: "accept" | "decline",
  claims: LinkClaims,
  requestId: string,
): Promise<Reply | Refusal> {
  const clock = () => new Date();
  const day = new PersonsDay(days, { sessionId: claims.ses, userId: claims.sub }, { clock });
  const outcome = await answerOffer(act, offerOf(claims), {
    ...{ seats: day.guard(seats), requestId, clock, pause: patience() },
    nudge: (sessionId) => bestEffort(Metric.nudgeFailed, () => queue.send(sessionId), { sessionId }),
    nudgeGroup: (ended) =>
      bestEffort(Metric.nudgeFailed, async () => queue.sendAll(await pausedBeside(table, ended))),
  });
  return replyTo(outcome);
}

async function replyTo(outcome: AnswerOutcome): Promise<Reply | Refusal> {
  switch (outcome.kind) {
    case "accepted":
      count(Metric.offersAccepted);
      return done("OFFER_ACCEPTED", outcome.rsvp);
    case "declined":
      count(Metric.offersDeclined);
      return done("OFFER_DECLINED", outcome.rsvp);
    case "nothing-to-answer":
      return done("NOTHING_TO_ANSWER", outcome.rsvp);
    case "session-cancelled":
      return ledgerRefusal(outcome);
    case "time-conflict":
      return timeConflict(outcome);
    case "contention":
      return contention;
  }
}

const done = async (outcome: LinkDoneAnswer["outcome"], rsvp: Rsvp | null): Promise<Reply> =>
  json<LinkDoneAnswer>(200, outcome, { outcome, rsvp: await answerable(rsvp) }, PERSONAL);

const answerable = async (rsvp: Rsvp | null): Promise<RsvpAnswer | null> =>
  rsvp === null ? null : withPosition(table, rsvp);
