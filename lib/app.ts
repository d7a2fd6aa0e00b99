import { App, CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import { ASSET_RESOURCE_METADATA_ENABLED_CONTEXT, PATH_METADATA_ENABLE_CONTEXT } from "aws-cdk-lib/cx-api";
import { type Identity, SessionRsvp } from "./session-rsvp.ts";

/**
 * The deployable app: one stack with one service in it. Used by the CDK CLI (`bin/`) and, in process, by the local runtime.
 *
 * Context keys, all optional (`cdk deploy -c issuer=… -c audience=…`):
 * `issuer` and `audience` of an existing OIDC provider in place of a Cognito user pool of the service's own;
 * `disposable=true` for a stack that takes its data with it when it is deleted.
 *
 * @param outdir where the cloud assembly goes; the CLI's choice when absent
 */
export function createApp(outdir?: string): App {
  const app = new App({
    ...(outdir === undefined ? {} : { outdir }),
    analyticsReporting: false,
    // The CLI sets these two by itself. The local runtime, which runs without it, finds functions and bundles by them.
    context: { [PATH_METADATA_ENABLE_CONTEXT]: true, [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true },
  });
  const stack = new Stack(app, "SessionRsvp", {
    description: "Session RSVP: seats and waiting lines for conference sessions",
  });
  const disposable = String(app.node.tryGetContext("disposable")) === "true";
  const identity = identityFromContext(app);
  const service = new SessionRsvp(stack, "Service", {
    ...(identity === undefined ? {} : { identity }),
    removalPolicy: disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
  const outputs = {
    ApiUrl: service.apiUrl,
    TableName: service.tableName,
    Issuer: service.issuer,
    Audience: service.audience.join(","),
  };
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, name, { value });
  if (service.userPoolId !== undefined) new CfnOutput(stack, "UserPoolId", { value: service.userPoolId });
  return app;
}

function identityFromContext(app: App): Identity | undefined {
  const issuer: unknown = app.node.tryGetContext("issuer");
  const audience: unknown = app.node.tryGetContext("audience");
  if (issuer === undefined && audience === undefined) return undefined;
  if (typeof issuer !== "string" || typeof audience !== "string") {
    throw new Error("Context keys 'issuer' and 'audience' go together: -c issuer=https://… -c audience=…");
  }
  return { issuer, audience: audience.split(",") };
}
