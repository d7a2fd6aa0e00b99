import { Annotations, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { AccountRecovery, FeaturePlan, Mfa, UserPool, UserPoolEmail } from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";

/** How the service's own user pool sends e-mails: through SES, which must have verified the sender. */
export interface PoolEmail {
  readonly from: string;
  readonly fromName?: string;
  readonly replyTo?: string;
  /**
   * Region of SES.
   * @default - the region of the stack
   */
  readonly region?: string;
  /**
   * The domain that SES has verified.
   * @default - SES has verified the address itself
   */
  readonly verifiedDomain?: string;
}

export interface UserPoolOptions {
  /** Name of the group of organizers. */
  readonly organizerGroup: string;
  /** @default - Cognito's own sender, with 50 e-mails a day for the whole account */
  readonly email?: PoolEmail | undefined;
  /** @default false */
  readonly requireSecondFactor?: boolean | undefined;
  /** Any value except `DESTROY` also protects the pool from deletion. */
  readonly removalPolicy: RemovalPolicy;
}

/** The pool of a service without a given one. `create-only.test.ts` lists what Cognito never lets change. */
export function createUserPool(scope: Construct, options: UserPoolOptions): UserPool {
  const { email, organizerGroup, removalPolicy, requireSecondFactor = false } = options;
  const pool = new UserPool(scope, "user-pool", {
    removalPolicy,
    deletionProtection: removalPolicy !== RemovalPolicy.DESTROY,
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    // A new address replaces the old one only after it is verified.
    keepOriginal: { email: true },
    standardAttributes: {
      email: { required: true, mutable: true },
      fullname: { required: true, mutable: true },
    },
    featurePlan: FeaturePlan.LITE,
    // Cognito's sign-in pages offer to set up a second factor only if every account must have one.
    mfa: requireSecondFactor ? Mfa.REQUIRED : Mfa.OFF,
    ...(requireSecondFactor && { mfaSecondFactor: { otp: true, sms: false } }),
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    ...(email && { email: throughSes(scope, email) }),
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
  });
  if (email === undefined) warnOfFewEmails(pool);
  acknowledge(pool, requireSecondFactor);
  pool.addGroup("organizers", {
    groupName: organizerGroup,
    description: "Members may create events and sessions and see rosters",
  });
  return pool;
}

const throughSes = (scope: Construct, { from, region, verifiedDomain, ...names }: PoolEmail) =>
  UserPoolEmail.withSES({
    ...names,
    fromEmail: from,
    sesRegion: region ?? Stack.of(scope).region,
    ...(verifiedDomain !== undefined && { sesVerifiedDomain: verifiedDomain }),
  });

function warnOfFewEmails(pool: UserPool): void {
  Annotations.of(pool).addWarningV2(
    "session-rsvp:few-emails",
    "Without 'email' this user pool sends at most 50 e-mails a day, together with every other pool of the account. After that, nobody can sign up. Give 'email' an address that SES has verified.",
  );
}

function acknowledge(pool: UserPool, requireSecondFactor: boolean): void {
  Validations.of(pool).acknowledge({
    id: "AwsSolutions-COG8",
    reason:
      "The Plus plan costs more per attendee than the rest of the service. A deployer who wants it can give a pool.",
  });
  if (requireSecondFactor) return;
  Validations.of(pool).acknowledge({
    id: "AwsSolutions-COG2",
    reason:
      "Most accounts protect only a seat in a session. A deployer who wants a second factor sets requireSecondFactor.",
  });
}
