import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import { UserPool, UserPoolClient } from "aws-cdk-lib/aws-cognito";
import type { SessionRsvpProps } from "../session-rsvp-props.ts";
import type { StageSettings } from "./stage-settings.ts";

/** Converts a stage file to the construct's props. */
export function servicePropsFrom(stack: Stack, settings: StageSettings): SessionRsvpProps {
  const { $schema, stackName, identity, disposable, website, logRetentionDays, ...same } = settings;
  return {
    ...same,
    ...identityProps(stack, identity),
    // `true` means the same as no value.
    ...(website !== undefined && website !== true && { website }),
    ...(logRetentionDays !== undefined && { logRetention: logRetentionDays }),
    removalPolicy: disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  };
}

/** Two identities with different people have different texts. */
export function identityText(identity: StageSettings["identity"]): string {
  if (identity.kind === "issuer") return identity.issuer;
  return identity.kind === "user-pool" ? identity.userPoolId : identity.kind;
}

function identityProps(
  stack: Stack,
  identity: StageSettings["identity"],
): Pick<SessionRsvpProps, "identity" | "email" | "requireSecondFactor"> {
  if (identity.kind === "issuer") {
    const { kind, ...issuer } = identity;
    return { identity: issuer };
  }
  if (identity.kind === "own-user-pool") {
    const { kind, ...pool } = identity;
    return pool;
  }
  const { kind, userPoolId, userPoolClientId: clientId, ...pages } = identity;
  const client =
    clientId === undefined ? undefined : UserPoolClient.fromUserPoolClientId(stack, "client", clientId);
  const userPool = UserPool.fromUserPoolId(stack, "pool", userPoolId);
  return { identity: { userPool, ...(client && { userPoolClient: client }), ...pages } };
}
