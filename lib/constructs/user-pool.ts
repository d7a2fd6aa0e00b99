import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccountRecovery, FeaturePlan, Mfa, UserPool } from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";

export interface UserPoolOptions {
  /** Name of the group of organizers. */
  readonly organizerGroup: string;
  /** Anything but `DESTROY` also protects the pool from deletion. */
  readonly removalPolicy: RemovalPolicy;
}

/** The pool of a service whose deployer brings none. */
export function createUserPool(scope: Construct, options: UserPoolOptions): UserPool {
  const pool = new UserPool(scope, "user-pool", {
    removalPolicy: options.removalPolicy,
    deletionProtection: options.removalPolicy !== RemovalPolicy.DESTROY,
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    autoVerify: { email: true },
    standardAttributes: {
      email: { required: true, mutable: true },
      fullname: { required: false, mutable: true },
    },
    featurePlan: FeaturePlan.LITE,
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
  });
  Validations.of(pool).acknowledge(
    {
      id: "AwsSolutions-COG2",
      reason: "A second factor is offered, not imposed: what an account protects is a seat in a session.",
    },
    {
      id: "AwsSolutions-COG8",
      reason:
        "The Plus plan costs more per attendee than the rest of the service; a deployer who wants it brings a pool.",
    },
  );
  pool.addGroup("organizers", {
    groupName: options.organizerGroup,
    description: "May create events and sessions and see rosters",
  });
  return pool;
}
