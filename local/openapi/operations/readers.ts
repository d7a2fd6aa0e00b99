import * as z from "zod/mini";
import * as answers from "../../../functions/contract/answers.ts";
import { ofIcon } from "../../../functions/contract/app-icon.ts";
import { GraphqlBody } from "../../../functions/contract/graphql-body.ts";
import { LinkAnswer, LinkDoneAnswer, ofLink } from "../../../functions/contract/links.ts";
import { ProblemDocument } from "../../../functions/contract/problem-document.ts";
import { ofCalendar, ofEvent, ofSession } from "../../../functions/contract/requests.ts";
import { StandbyAnswer } from "../../../functions/contract/standby.ts";
import { cached, calendar, ifNoneMatch as header, json, manifest } from "../answers.ts";
import { jsonBody } from "../bodies.ts";
import type { Operations } from "../operation.ts";

const event = { for: "readers", header, path: ofEvent.params, refusals: ["EVENT_NOT_FOUND"] } as const;

const GraphqlResponse = z.object({
  data: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  errors: z.optional(z.array(z.looseObject({ message: z.string() }))),
});
const graphql = { schema: GraphqlResponse };
const graphqlContent = { "application/graphql-response+json": graphql, "application/json": graphql };
const orProblem = { ...graphqlContent, "application/problem+json": { schema: ProblemDocument } };

/** What needs no token. */
export const forReaders: Operations = {
  "GET /api/health": {
    id: "getHealth",
    summary: "Says that the service answers",
    for: "all",
    answers: { "200": json("The service answers", answers.HealthAnswer) },
  },
  "GET /api/openapi.json": {
    id: "getOpenApi",
    summary: "This document",
    description: "A deployed service has it only if its stage turns `introspection` on.",
    for: "all",
    answers: { "200": json("An OpenAPI 3.1 document", z.looseObject({ openapi: z.string() })) },
    refusals: ["ROUTE_NOT_FOUND"],
  },
  "GET /api/events": {
    id: "listEvents",
    summary: "Lists the events",
    for: "readers",
    header,
    answers: cached("The events in order of start", answers.EventsAnswer),
  },
  "GET /api/events/{eventId}": {
    id: "getEvent",
    summary: "Reads an event",
    ...event,
    answers: cached("The event", answers.EventAnswer),
  },
  "GET /api/events/{eventId}/app.webmanifest": {
    id: "getManifest",
    summary: "Describes an event's pages as an app that can be installed",
    description: "A draft has none.",
    for: "all",
    header,
    path: ofEvent.params,
    answers: manifest(answers.ManifestAnswer),
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/icons/{file}": {
    id: "getIcon",
    summary: "Draws the icon of an app",
    description:
      "The name has the colour, the shape and the size: `0b6e99-round-192.png`, `0b6e99-full.svg`.",
    for: "all",
    path: ofIcon.params,
    answers: {
      "200": {
        description: "The icon",
        content: {
          "image/png": { schema: { type: "string", format: "binary" } },
          "image/svg+xml": { schema: { type: "string" } },
        },
      },
    },
    refusals: ["ROUTE_NOT_FOUND"],
  },
  "GET /api/events/{eventId}/sessions": {
    id: "listSessions",
    summary: "Lists the sessions of an event",
    description: "Abstracts are shortened if the whole answer would be over 4.5 MB.",
    ...event,
    query: z.object({ abstracts: z.optional(z.enum(["omit"])) }),
    answers: cached(
      "The sessions in order of start, with their seats; with `abstracts=omit`, without their abstracts",
      z.union([answers.SessionsAnswer, answers.AgendaAnswer]),
    ),
    refusals: [...event.refusals, "INVALID_REQUEST"],
  },
  "GET /api/events/{eventId}/seats": {
    id: "listSeats",
    summary: "Says how full every session of an event is",
    ...event,
    answers: cached("The seats of every session, and when they were read", answers.SeatsAnswer),
  },
  "GET /api/sessions/{sessionId}": {
    id: "getSession",
    summary: "Reads a session",
    for: "readers",
    header,
    path: ofSession.params,
    answers: cached("The session with its seats", answers.SessionAnswer),
    refusals: ["SESSION_NOT_FOUND"],
  },
  "GET /api/sessions/{sessionId}/standby": {
    id: "getStandby",
    summary: "Says which numbers a session's door has called",
    description: "It says nothing of people, for a screen beside the door. Drafts have none.",
    for: "all",
    header,
    path: ofSession.params,
    answers: cached("The called number and the seats, and when they were read", StandbyAnswer),
    refusals: ["SESSION_NOT_FOUND"],
  },
  "GET /api/sessions/{sessionId}/calendar.ics": {
    id: "getSessionFile",
    summary: "Reads a session as a calendar file",
    for: "readers",
    header,
    path: ofSession.params,
    answers: calendar("The session, and nothing of people"),
    refusals: ["SESSION_NOT_FOUND"],
  },
  "GET /api/calendar/{file}": {
    id: "getCalendarFeed",
    summary: "Reads what the person of a calendar link has in all events",
    description: "The secret in the path stands for a token: everybody who has the link can read the feed.",
    for: "all",
    header,
    path: ofCalendar.params,
    answers: calendar("What the person has, and what was cancelled until its event is over"),
    refusals: ["CALENDAR_NOT_FOUND"],
  },
  "GET /api/links/{token}": {
    id: "getLink",
    summary: "Says what a link of a mail would do, and whether it still can",
    description:
      "It changes nothing, because programs that check mails open every link. A client that prefers text/html is sent to the page of the website, if there is one.",
    for: "all",
    path: ofLink.params,
    answers: {
      "200": json("What the link would do, and what its person has now", LinkAnswer),
      "303": { description: "The client prefers text/html. `Location` is the page of the website" },
    },
    refusals: ["LINK_NOT_FOUND", "LINK_EXPIRED"],
  },
  "POST /api/links/{token}": {
    id: "followLink",
    summary: "Accepts or declines an offer, or ends mails, without a sign-in",
    description:
      "The signed token in the path stands for the person, for one act and one offer. The same again says what is so now. Mail programs unsubscribe with it (RFC 8058).",
    for: "all",
    path: ofLink.params,
    answers: { "200": json("What was done, and what the person has now", LinkDoneAnswer) },
    refusals: ["LINK_NOT_FOUND", "LINK_EXPIRED", "SESSION_CANCELLED", "CONTENTION"],
  },
  "POST /api/graphql": {
    id: "postGraphql",
    summary: "Executes a GraphQL operation",
    description:
      "Follows GraphQL over HTTP. It has the same use cases, ids and codes as the other paths. Fields about a person need a token.",
    for: "readers",
    body: jsonBody(GraphqlBody),
    answers: {
      "200": { description: "The result; an error stands beside the data", content: graphqlContent },
      "4XX": { description: "The request was refused, and nothing was executed", content: orProblem },
      "5XX": { description: "The service failed", content: orProblem },
    },
    refusals: "in answers",
  },
};
