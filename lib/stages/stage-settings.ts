import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import type { AlarmThresholds } from "../constructs/monitoring/alarms.ts";
import type { NoticeMail } from "../constructs/notices.ts";
import type { PushOptions } from "../constructs/push-secret.ts";
import { isWebAclForCloudFront } from "../constructs/website/distribution.ts";
import type { SessionRsvpProps } from "../session-rsvp-props.ts";
import { IdentitySettings } from "./identity-settings.ts";

const text = z.string().min(1);
const atLeastOne = z.int().min(1);
const RETENTIONS = Object.values(RetentionDays).filter((days) => typeof days === "number");

/** Props that a file states in another way, or cannot state because they are constructs. */
type OtherProps =
  | "email"
  | "requireSecondFactor"
  | "logRetention"
  | "removalPolicy"
  | "domain"
  | "alarmsTopic";
/** A new prop must have a setting too, or be named above. */
type SameProps = Record<Exclude<keyof SessionRsvpProps, OtherProps>, z.ZodType>;

const Website = z.strictObject({
  webAclArn: text.refine(
    isWebAclForCloudFront,
    "must be the ARN of a web ACL of scope CLOUDFRONT, which are in us-east-1",
  ),
});

const RotatedSecret = z
  .strictObject({ generation: atLeastOne, alsoAccepted: atLeastOne.exactOptional() })
  .refine(({ generation, alsoAccepted }) => alsoAccepted !== generation, {
    path: ["alsoAccepted"],
    error: "must be another generation than 'generation'",
  });

const SETTINGS = {
  $schema: text.exactOptional(),
  /** A stack may have another name than its stage gives it, for example if its stage file is newer. */
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, "must be letters, digits and hyphens, and begin with a letter")
    .exactOptional(),
  /** The issuer of the tokens. CloudFormation refuses a change, unless a parameter allows it. */
  identity: IdentitySettings,
  /** If true, data goes with the stack. CloudFormation refuses a change, unless a parameter allows it. */
  disposable: z.boolean(),
  mail: z
    .strictObject({
      from: z.email(),
      fromName: text.exactOptional(),
      replyTo: z.email().exactOptional(),
      verifiedDomain: text.exactOptional(),
    } satisfies Record<keyof NoticeMail, z.ZodType>)
    .exactOptional(),
  website: z.union([z.boolean(), Website]).exactOptional(),
  directApi: z.boolean().exactOptional(),
  originSecret: RotatedSecret.exactOptional(),
  linkSecret: RotatedSecret.exactOptional(),
  ticketSecret: RotatedSecret.exactOptional(),
  push: z
    .union([
      z.literal(false),
      z.strictObject({
        contact: z
          .string()
          .regex(/^(mailto:[^@\s]+@\S+|https:\/\/\S+)$/, "must begin with mailto: or https://")
          .exactOptional(),
        generation: atLeastOne.exactOptional(),
      } satisfies Record<keyof PushOptions, z.ZodType>),
    ])
    .exactOptional(),
  allowedOrigins: z.array(text).exactOptional(),
  organizerGroup: text.exactOptional(),
  rateLimit: z.strictObject({ calls: z.int(), periodSeconds: z.int() }).exactOptional(),
  introspection: z.boolean().exactOptional(),
  dealing: z.boolean().exactOptional(),
  expectedCrowd: atLeastOne.exactOptional(),
  quotasRaised: z.boolean().exactOptional(),
  provisionedConcurrency: z.boolean().exactOptional(),
  throttling: z.strictObject({ burst: atLeastOne, rate: atLeastOne }).exactOptional(),
  reservedConcurrency: z
    .strictObject({
      consumer: z.int().exactOptional(),
      sweep: z.int().exactOptional(),
      audit: z.int().exactOptional(),
      reservations: z.int().exactOptional(),
    })
    .exactOptional(),
  alarmThresholds: z
    .strictObject({
      rateLimitHits: atLeastOne.exactOptional(),
      serverErrors: atLeastOne.exactOptional(),
      throttledRequests: atLeastOne.exactOptional(),
      latencyMs: atLeastOne.exactOptional(),
      nudgeAgeSeconds: atLeastOne.exactOptional(),
    } satisfies Record<keyof AlarmThresholds, z.ZodType>)
    .exactOptional(),
  dashboard: z.boolean().exactOptional(),
  logRetentionDays: z
    .int()
    .refine((days) => RETENTIONS.includes(days), "must be a number of days that CloudWatch Logs knows")
    .exactOptional(),
} satisfies SameProps & Record<string, z.ZodType>;

/** The content of a file `stages/<name>.json`. Settings mean the same as in `session-rsvp-props.ts`. */
export const StageSettings = z
  .strictObject(SETTINGS)
  .refine(({ website, directApi }) => website !== false || directApi !== false, {
    path: ["directApi"],
    error: "must not be false without a website, as nothing else could reach the API",
  });
export type StageSettings = z.output<typeof StageSettings>;

export interface Stage {
  readonly name: string;
  readonly settings: StageSettings;
}

export const stackNameOf = (name: string, settings: { readonly stackName?: unknown }): string =>
  typeof settings.stackName === "string" ? settings.stackName : `SessionRsvp-${name}`;
