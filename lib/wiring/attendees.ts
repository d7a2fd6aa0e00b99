import type { RateLimit } from "../constructs/rate-limit.ts";
import type { ServiceFunction } from "../constructs/service-function.ts";
import type { TicketSecret } from "../constructs/ticket-secret.ts";
import type { Concurrency, Wiring } from "./wiring.ts";

/** What attendees ask for, a function for each permission profile. */
export function serveAttendees(
  { api, table, waitlist, authority, addFunction }: Wiring,
  rateLimit: RateLimit,
  concurrency: Concurrency,
): Record<"catalogue" | "calendar" | "reservations" | "personal", ServiceFunction> {
  const catalogue = addFunction("http/catalogue", 1024, 10);
  table.allowReadingCatalogue(catalogue);
  table.allowKnowingRoles(catalogue);
  authority.allowVerifyingTokens(catalogue);
  authority.allowKnowingOrganizers(catalogue);
  api.route(catalogue, "public", [
    "GET /api/health",
    "GET /api/openapi.json",
    "GET /api/events/{eventId}/app.webmanifest",
    "GET /api/icons/{file}",
    "GET /api/sessions/{sessionId}/standby",
    "$default",
  ]);
  // Organizers see drafts.
  api.route(catalogue, "token-optional", [
    "GET /api/events",
    "GET /api/events/{eventId}",
    "GET /api/events/{eventId}/sessions",
    "GET /api/events/{eventId}/seats",
    "GET /api/sessions/{sessionId}",
  ]);

  const attendeeReads = addFunction("http/attendee-reads", 512, 10);
  table.allowReadingRsvps(attendeeReads);
  authority.allowKnowingOrganizers(attendeeReads);
  api.route(attendeeReads, "signed-in", [
    "GET /api/sessions/{sessionId}/rsvp",
    "GET /api/events/{eventId}/my-schedule",
  ]);

  const personal = addFunction("http/personal", 512, 10);
  table.allowPersonal(personal);
  table.allowListingOwnRoles(personal);
  authority.allowKnowingOrganizers(personal);
  api.route(personal, "signed-in", [
    "GET /api/events/{eventId}/notices",
    "POST /api/events/{eventId}/notices/read",
    "GET /api/me/preferences",
    "PUT /api/me/preferences",
    "GET /api/me/push-subscriptions",
    "POST /api/me/push-subscriptions",
    "DELETE /api/me/push-subscriptions/{id}",
    "DELETE /api/me/mail-stop",
    "GET /api/me/roles",
  ]);

  const calendar = addFunction("http/calendar", 512, 10);
  table.allowReadingCalendars(calendar);
  table.allowKnowingRoles(calendar);
  authority.allowVerifyingTokens(calendar);
  authority.allowKnowingOrganizers(calendar);
  api.route(calendar, "token-optional", ["GET /api/sessions/{sessionId}/calendar.ics"]);
  api.route(calendar, "by-link", ["GET /api/calendar/{file}"]);
  api.route(calendar, "signed-in", ["GET /api/me/calendar", "GET /api/events/{eventId}/my-schedule.ics"]);

  // Retries after conflicts take eight seconds. The SDK needs the rest to give up a call.
  const reservations = addFunction("http/reservations", 512, 20, concurrency);
  table.allowReserving(reservations, rateLimit);
  waitlist.allowNudging(reservations);
  api.route(reservations, "signed-in", [
    "PUT /api/sessions/{sessionId}/rsvp",
    "DELETE /api/sessions/{sessionId}/rsvp",
    "POST /api/sessions/{sessionId}/rsvp/accept",
    "POST /api/sessions/{sessionId}/rsvp/pass",
    "PUT /api/sessions/{sessionId}/visit",
    "DELETE /api/sessions/{sessionId}/visit",
    "POST /api/events/{eventId}/any-of",
    "POST /api/me/calendar",
  ]);
  return { catalogue, calendar, reservations, personal };
}

/** The tickets of people. Only this function and the one that mails them can sign. */
export function serveTickets(
  { api, table, authority, addFunction }: Wiring,
  rateLimit: RateLimit,
  secret: TicketSecret,
): void {
  const tickets = addFunction("http/tickets", 512, 20);
  table.allowGivingTickets(tickets, rateLimit);
  table.allowKnowingRoles(tickets);
  authority.allowKnowingOrganizers(tickets);
  secret.allowSigning(tickets);
  api.route(tickets, "signed-in", ["GET /api/events/{eventId}/ticket", "POST /api/events/{eventId}/ticket"]);
}

/** What people say of sessions. */
export function serveFeedback({ api, table, addFunction }: Wiring, rateLimit: RateLimit): void {
  const feedback = addFunction("http/session-feedback", 512, 20);
  table.allowGivingFeedback(feedback, rateLimit);
  api.route(feedback, "signed-in", [
    "GET /api/sessions/{sessionId}/feedback",
    "PUT /api/sessions/{sessionId}/feedback",
    "DELETE /api/sessions/{sessionId}/feedback",
  ]);
}

/** All that is stored about a person, and its end. */
export function serveAccounts({ api, table, waitlist, addFunction }: Wiring): ServiceFunction {
  // An HTTP API waits at most 30 s.
  const account = addFunction("http/account", 512, 29);
  table.allowErasing(account);
  waitlist.allowNudging(account);
  api.route(account, "signed-in", ["GET /api/me/export", "DELETE /api/me", "POST /api/me/claims"]);
  return account;
}

/** Serves the same as `serveAttendees`, but by one route and so by one function. */
export function serveGraphql({ api, waitlist, authority, addFunction }: Wiring): ServiceFunction {
  const graphql = addFunction("http/graphql", 1024, 20);
  waitlist.allowNudging(graphql);
  authority.allowVerifyingTokens(graphql);
  authority.allowKnowingOrganizers(graphql);
  api.route(graphql, "token-optional", ["POST /api/graphql"]);
  return graphql;
}
