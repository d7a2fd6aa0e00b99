import { RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  FeaturePlan,
  type IUserPool,
  type IUserPoolClient,
  Mfa,
  UserPool,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";

/** An existing user pool (with a client of it, or a new one), or any OIDC issuer with the audiences that its tokens name. */
export type Identity =
  | { readonly userPool: IUserPool; readonly userPoolClient?: IUserPoolClient }
  | { readonly issuer: string; readonly audience: readonly string[] };

export interface AuthorityProps {
  /** @default - a user pool of the service's own */
  readonly identity?: Identity | undefined;
  /** Name of the group of organizers; created in a user pool of the service's own. */
  readonly organizerGroup: string;
  /** Anything but `DESTROY` also protects a user pool of the service's own from deletion. */
  readonly removalPolicy: RemovalPolicy;
}

/** Whose tokens count: what the API's JWT authorizer is told, and the group that makes an organizer. */
export class Authority extends Construct {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly userPoolId: string | undefined;
  private readonly organizerGroup: string;

  constructor(scope: Construct, id: string, props: AuthorityProps) {
    super(scope, id);
    this.organizerGroup = props.organizerGroup;
    if (props.identity !== undefined && "issuer" in props.identity) {
      if (props.identity.audience.length === 0)
        throw new Error("identity.audience must name at least one audience");
      this.issuer = props.identity.issuer;
      this.audience = props.identity.audience;
      this.userPoolId = undefined;
      return;
    }
    const pool = props.identity?.userPool ?? this.createPool(props);
    const client = props.identity?.userPoolClient ?? this.createClient(pool);
    this.issuer = `https://cognito-idp.${Stack.of(this).region}.${Stack.of(this).urlSuffix}/${pool.userPoolId}`;
    this.audience = [client.userPoolClientId];
    this.userPoolId = pool.userPoolId;
  }

  allowKnowingOrganizers(fn: ServiceFunction): void {
    fn.setVariable(Environment.organizerGroup, this.organizerGroup);
  }

  allowVerifyingTokens(fn: ServiceFunction): void {
    fn.setVariable(Environment.tokenIssuer, this.issuer);
    fn.setVariable(Environment.tokenAudience, this.audience.join(","));
  }

  private createPool(props: AuthorityProps): UserPool {
    const pool = new UserPool(this, "user-pool", {
      removalPolicy: props.removalPolicy,
      deletionProtection: props.removalPolicy !== RemovalPolicy.DESTROY,
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
      groupName: props.organizerGroup,
      description: "May create events and sessions and see rosters",
    });
    return pool;
  }

  /** For clients of the API that sign in through Cognito's own API (SRP): the tokens to send are the ID tokens. */
  private createClient(pool: IUserPool): IUserPoolClient {
    return pool.addClient("api-client", {
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
    });
  }
}
