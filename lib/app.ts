import { App, CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  ASSET_RESOURCE_METADATA_ENABLED_CONTEXT,
  BUNDLING_STACKS,
  PATH_METADATA_ENABLE_CONTEXT,
} from "aws-cdk-lib/cx-api";
import type { Identity } from "./constructs/identity.ts";
import { SessionRsvp } from "./session-rsvp.ts";

/**
 * The deployable app: one stack with one service in it. Used by the CDK CLI (`bin/`) and, in process, by the local runtime.
 *
 * Context keys, all optional:
 * `issuer` and `audience` (`cdk deploy -c issuer=https://… -c audience=…`): an existing OIDC issuer in place of a new user pool;
 * `website` (`-c website=false`): the API without the web app;
 * `allowedOrigins` (`-c allowedOrigins=https://…,https://…`): sites of other origins that call the API;
 * `disposable` (`-c disposable=true`): a stack that takes its data with it when it is deleted.
 *
 * @param outdir where the cloud assembly goes; the CLI's choice when absent
 */
export function createApp(outdir?: string): App {
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    analyticsReporting: false,
    // Worth a second before a deployment, and too much before each start of the local runtime.
    builtinCloudFormationValidation: outdir === undefined,
    // The CLI sets these two by itself. The local runtime, which runs without it, finds functions and bundles by them.
    context: {
      [PATH_METADATA_ENABLE_CONTEXT]: true,
      [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true,
      // As the CLI does for commands that deploy nothing. The local runtime serves the web app from where it is built.
      ...(outdir !== undefined && { [BUNDLING_STACKS]: [] }),
    },
  });
  const stack = new Stack(app, "SessionRsvp", {
    description: "Session RSVP: seats and waiting lines for conference sessions",
  });
  const identity = identityFrom(app);
  const service = new SessionRsvp(stack, "Service", {
    ...(identity !== undefined && { identity }),
    ...originsFrom(app),
    ...(contextSays(app, "website", false) && { website: false }),
    removalPolicy: contextSays(app, "disposable", true) ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
  const output = (name: string, value: string) => new CfnOutput(stack, name, { value });
  if (service.websiteUrl !== undefined) output("WebsiteUrl", service.websiteUrl);
  new CfnOutput(stack, "ApiUrl", {
    value: service.apiUrl,
    description: "Answers the website's distribution alone, if there is one, and GET /api/health",
  });
  output("TableName", service.tableName);
  output("NudgeQueueUrl", service.nudgeQueueUrl);
  output("DeadLetterQueueUrl", service.deadLetterQueueUrl);
  if (service.dashboardUrl !== undefined) output("DashboardUrl", service.dashboardUrl);
  output("Issuer", service.issuer);
  output("Audience", service.audience.join(","));
  if (service.userPoolId !== undefined) output("UserPoolId", service.userPoolId);
  return app;
}

// Values given with `-c` arrive as strings, those of cdk.json as they are.
const contextSays = (app: App, key: string, value: boolean) =>
  String(app.node.tryGetContext(key)) === String(value);

function originsFrom(app: App): { allowedOrigins?: string[] } {
  const origins: unknown = app.node.tryGetContext("allowedOrigins");
  return origins === undefined ? {} : { allowedOrigins: String(origins).split(",") };
}

function identityFrom(app: App): Identity | undefined {
  const issuer: unknown = app.node.tryGetContext("issuer");
  const audience: unknown = app.node.tryGetContext("audience");
  if (issuer === undefined && audience === undefined) return undefined;
  if (typeof issuer !== "string" || typeof audience !== "string") {
    throw new Error("Context keys 'issuer' and 'audience' go together: -c issuer=https://… -c audience=…");
  }
  return { issuer, audience: audience.split(",") };
}
