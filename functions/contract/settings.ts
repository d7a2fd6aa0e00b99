import * as z from "zod/mini";
import { Environment } from "./environment.ts";

const wholeNumber = (fallback: string) =>
  z.pipe(
    z._default(z.string().check(z.regex(/^[1-9]\d{0,5}$/)), fallback),
    z.transform((digits: string) => Number(digits)),
  );

export const TableSettings = z.object({ [Environment.tableName]: z.string().check(z.minLength(3)) });

export const ReservationSettings = z.extend(TableSettings, {
  [Environment.nudgeQueueUrl]: z.url(),
  [Environment.rateLimitCalls]: wholeNumber("5"),
  [Environment.rateLimitPeriodSeconds]: wholeNumber("60"),
});

export const OrganizerSettings = z.extend(TableSettings, {
  [Environment.organizerGroup]: z._default(z.string(), "organizer"),
});
