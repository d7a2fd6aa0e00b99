import * as z from "zod/mini";
import { Environment } from "./environment.ts";

const WholeNumber = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,5}$/)),
  z.transform((digits: string) => Number(digits)),
);

export const TableSettings = z.object({ [Environment.tableName]: z.string().check(z.minLength(3)) });

/** Of whoever serves the line or has it served. */
export const LineSettings = z.extend(TableSettings, { [Environment.nudgeQueueUrl]: z.url() });

export const ReservationSettings = z.extend(LineSettings, {
  [Environment.rateLimitCalls]: WholeNumber,
  [Environment.rateLimitPeriodSeconds]: WholeNumber,
});

export const OrganizerSettings = z.extend(LineSettings, {
  [Environment.organizerGroup]: z.string().check(z.minLength(1)),
});
