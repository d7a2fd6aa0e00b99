import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";

const text = z.string().min(1);
const atLeastOne = z.int().min(1);
const RETENTIONS = Object.values(RetentionDays).filter((days) => typeof days === "number");

const OwnUserPool = z.strictObject({
  kind: z.literal("own-user-pool"),
  email: z
    .strictObject({
      from: z.email(),
      fromName: text.exactOptional(),
      replyTo: z.email().exactOptional(),
      region: text.exactOptional(),
      verifiedDomain: text.exactOptional(),
    })
    .exactOptional(),
  requireSecondFactor: z.boolean().exactOptional(),
});

const GivenUserPool = z.strictObject({
  kind: z.literal("user-pool"),
  userPoolId: z.string().regex(/^[a-z0-9-]+_[A-Za-z0-9]+$/, "must be an id such as eu-central-1_Ab3dE5fGh"),
  userPoolClientId: text.exactOptional(),
  signInOrigin: text.exactOptional(),
  signInPages: z.enum(["classic", "managed-login"]).exactOptional(),
});

const Issuer = z.strictObject({
  kind: z.literal("issuer"),
  issuer: z.url({ protocol: /^https$/, error: "must be an address that begins with https://" }),
  audience: z.array(text).min(1),
  webClient: z
    .strictObject({
      clientId: text.exactOptional(),
      scope: text.exactOptional(),
      signOutUrl: z.url().exactOptional(),
      origins: z.array(text).exactOptional(),
    })
    .exactOptional(),
});

/** What a file `stages/<name>.json` may say. The settings mean what the props of the same names in `session-rsvp-props.ts` mean. */
export const StageSettings = z.strictObject({
  $schema: text.exactOptional(),
  /** For a stack that has another name than its stage gives it, as one has that is older than its stage file. */
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, "must be letters, digits and hyphens, and begin with a letter")
    .exactOptional(),
  /** Who issues the tokens. CloudFormation refuses another than the deployed one, unless it is told so. */
  identity: z.discriminatedUnion("kind", [OwnUserPool, GivenUserPool, Issuer]),
  /** Whether data goes when the stack is deleted. CloudFormation refuses a change, unless it is told so. */
  disposable: z.boolean(),
  website: z.boolean().exactOptional(),
  allowedOrigins: z.array(text).exactOptional(),
  organizerGroup: text.exactOptional(),
  rateLimit: z.strictObject({ calls: z.int(), periodSeconds: z.int() }).exactOptional(),
  introspection: z.boolean().exactOptional(),
  expectedCrowd: atLeastOne.exactOptional(),
  throttling: z.strictObject({ burst: atLeastOne, rate: atLeastOne }).exactOptional(),
  reservedConcurrency: z
    .strictObject({
      consumer: z.int().exactOptional(),
      sweep: z.int().exactOptional(),
      audit: z.int().exactOptional(),
    })
    .exactOptional(),
  dashboard: z.boolean().exactOptional(),
  logRetentionDays: z
    .int()
    .refine((days) => RETENTIONS.includes(days), "must be a number of days that CloudWatch Logs knows")
    .exactOptional(),
});
export type StageSettings = z.output<typeof StageSettings>;

export interface Stage {
  readonly name: string;
  readonly settings: StageSettings;
}

export const stackNameOf = (name: string, settings: { readonly stackName?: unknown }): string =>
  typeof settings.stackName === "string" ? settings.stackName : `SessionRsvp-${name}`;
