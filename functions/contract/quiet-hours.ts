import * as z from "zod/mini";
import { rule } from "./invalid-codes.ts";

const ClockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, rule("NOT_A_CLOCK_TIME")));

/** Hours of a day on the event's clocks. They may pass midnight. */
export const QuietHours = z
  .strictObject({ from: ClockTime, to: ClockTime })
  .check(z.refine(({ from, to }) => from !== to, { path: ["to"], error: rule("SAME_CLOCK_TIME") }));
export type QuietHours = Readonly<z.infer<typeof QuietHours>>;
