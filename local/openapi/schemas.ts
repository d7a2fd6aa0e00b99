import * as z from "zod/mini";
import type { ZodOpenApiOverride } from "zod-openapi";
import * as answers from "../../functions/contract/answers.ts";
import * as figures from "../../functions/contract/figures.ts";
import { ProblemDocument } from "../../functions/contract/problem-document.ts";
import { RosterQuery } from "../../functions/contract/requests.ts";
import { TicketAnswer } from "../../functions/contract/tickets/tickets.ts";

const NAMES = {
  Event: answers.EventAnswer,
  Session: answers.SessionAnswer,
  AgendaSession: answers.AgendaSessionAnswer,
  ChangedSession: answers.ChangedSessionAnswer,
  Displaced: answers.DisplacedAnswer,
  Seats: answers.SeatsAnswer,
  Rsvp: answers.RsvpAnswer,
  ReservedRsvp: answers.ReservedAnswer,
  Conflict: answers.Conflict,
  MySchedule: answers.MyScheduleAnswer,
  CalendarLink: answers.CalendarLinkAnswer,
  Ticket: TicketAnswer,
  Roster: answers.RosterAnswer,
  Figures: figures.FiguresAnswer,
  FiguresOverTime: figures.FiguresOverTimeAnswer,
  Attendance: figures.AttendanceAnswer,
  Import: answers.ImportAnswer,
  Problem: ProblemDocument,
};
for (const [id, schema] of Object.entries(NAMES)) z.globalRegistry.add(schema, { id });
z.globalRegistry.add(answers.Instant, { format: "date-time" });

/** A query is text, and the contract's schema checks text, but clients mean a number. */
const LIMIT = { type: "integer", minimum: 1, maximum: 500, default: 100 } as const;

export const adjust: ZodOpenApiOverride = ({ io, jsonSchema, zodSchema }) => {
  // A later version may add members to its answers.
  if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  // Every integer in JSON is one of these.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // The format says the same as this pattern of 300 characters.
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (zodSchema === RosterQuery.shape.limit) {
    delete jsonSchema.pattern;
    Object.assign(jsonSchema, LIMIT);
  }
};
