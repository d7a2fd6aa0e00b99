import * as z from "zod/mini";
import { Environment } from "./environment.ts";

const WholeNumber = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,5}$/)),
  z.transform((digits: string) => Number(digits)),
);

export const TableSettings = z.object({ [Environment.tableName]: z.string().check(z.minLength(3)) });

/** The address of the web app. Absent if there is only the API. */
const website = { [Environment.websiteUrl]: z.optional(z.url()) };

/** Settings of functions that serve the waitlist or send nudges. */
const WaitlistSettings = z.extend(TableSettings, { [Environment.nudgeQueueUrl]: z.url() });

/** Settings of functions that may divide a ledger among parts. */
export const DealingSettings = z.extend(WaitlistSettings, {
  [Environment.dealing]: z.pipe(
    z.enum(["on", "off"]),
    z.transform((value: "on" | "off") => value === "on"),
  ),
});

const rateLimit = {
  [Environment.rateLimitCalls]: WholeNumber,
  [Environment.rateLimitPeriodSeconds]: WholeNumber,
};

export const ReservationSettings = z.extend(WaitlistSettings, { ...rateLimit, ...website });

export type ReservationSettings = z.infer<typeof ReservationSettings>;

export const AccountSettings = z.extend(WaitlistSettings, website);

const organizerGroup = { [Environment.organizerGroup]: z.string().check(z.minLength(1)) };

/** Settings of functions that show drafts to organizers. */
export const ReaderSettings = z.extend(TableSettings, organizerGroup);

/** Settings of functions that verify tokens themselves. The audience is a list, separated by commas. */
const tokens = {
  [Environment.tokenIssuer]: z.url(),
  [Environment.tokenAudience]: z.pipe(
    z.string().check(z.minLength(1)),
    z.transform((list: string) => list.split(",")),
  ),
};

/** Tells whether clients may ask what the API offers. */
const introspection = {
  [Environment.introspection]: z.pipe(
    z.enum(["on", "off"]),
    z.transform((value: "on" | "off") => value === "on"),
  ),
};

export const CatalogueSettings = z.extend(ReaderSettings, { ...tokens, ...introspection });

export const CalendarSettings = z.extend(ReaderSettings, { ...tokens, ...website });

export const GraphqlSettings = z.extend(ReservationSettings, {
  ...tokens,
  ...organizerGroup,
  ...introspection,
});

/** The numbers of the generations of tickets' secrets, the current one first. */
const ticketGenerations = {
  [Environment.ticketGenerations]: z.pipe(
    z.string().check(z.regex(/^[1-9]\d*(,[1-9]\d*)*$/)),
    z.transform((list: string) => list.split(",").map(Number)),
  ),
};

/** The secrets of tickets, in the same order. */
export const tickets = {
  [Environment.ticketSecrets]: z.pipe(
    z.string().check(z.minLength(16)),
    z.transform((list: string) => list.split(",")),
  ),
  ...ticketGenerations,
};

/** Settings of the function that gives tickets. */
export const TicketSettings = z.extend(ReaderSettings, { ...tickets, ...rateLimit });

/** Settings of the function that serves doors. It knows no secret of tickets. */
export const DoorSettings = z.extend(WaitlistSettings, { ...organizerGroup, ...ticketGenerations });

/** Settings of every function behind the API. The first secret is current, and the key for names in logs. */
export const OriginSettings = z.object({
  [Environment.originSecrets]: z.pipe(
    z.string().check(z.minLength(16)),
    z.transform((list: string) => list.split(",")),
  ),
  [Environment.direct]: z.pipe(
    z.enum(["answered", "refused"]),
    z.transform((value: "answered" | "refused") => value === "refused"),
  ),
});

export type OriginSettings = z.infer<typeof OriginSettings>;

/** Absent if there is no website, which shows the pictures. */
const pictures = {
  [Environment.picturesBucket]: z.optional(z.string().check(z.minLength(3))),
  /** The address of the bucket. */
  [Environment.picturesUrl]: z.optional(z.url()),
};

/** Lambda sets region and credentials. */
export const PictureSettings = z.extend(TableSettings, {
  ...organizerGroup,
  ...pictures,
  AWS_REGION: z.string(),
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string(),
});

export const OrganizerSettings = z.extend(WaitlistSettings, organizerGroup);
