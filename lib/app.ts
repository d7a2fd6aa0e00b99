import { App, CfnOutput, Stack } from "aws-cdk-lib";
import {
  ASSET_RESOURCE_METADATA_ENABLED_CONTEXT,
  BUNDLING_STACKS,
  PATH_METADATA_ENABLE_CONTEXT,
} from "aws-cdk-lib/cx-api";
import cdk from "../cdk.json" with { type: "json" };
import { SessionRsvp } from "./session-rsvp.ts";
import { keepAsDeployed } from "./stages/kept-as-deployed.ts";
import { stageFrom } from "./stages/read-stage.ts";
import { identityText, servicePropsFrom } from "./stages/service-props.ts";
import { type Stage, stackNameOf } from "./stages/stage-settings.ts";

export interface AppOptions {
  /**
   * The folder of the cloud assembly when the app runs in process, without the CDK CLI.
   * @default - the CLI's choice
   */
  readonly outdir?: string;
  /**
   * The stage to deploy.
   * @default - the stage that the context key `stage` names (`-c stage=<name>`, else that of cdk.json), from
   * `stages/<name>.json`
   */
  readonly stage?: Stage;
}

/** Creates the app: one stack with one service. The CDK CLI (`bin/`) and the local runtime use it. */
export function createApp({ outdir, stage: given }: AppOptions = {}): App {
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    analyticsReporting: false,
    // The validation takes a second. A deployment is worth that, a start of the local runtime is not.
    builtinCloudFormationValidation: outdir === undefined,
    context: {
      // Feature flags change what CDK makes of the same code. The CLI reads them itself, and `-c` wins.
      ...cdk.context,
      // The CLI sets both itself. The local runtime has no CLI and finds functions and bundles by them.
      [PATH_METADATA_ENABLE_CONTEXT]: true,
      [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true,
      // The CLI does so for commands without deployment. The local runtime serves the web app from its build.
      ...(outdir !== undefined && { [BUNDLING_STACKS]: [] }),
    },
  });
  const stage = given ?? stageFrom((key) => app.node.tryGetContext(key));
  const stack = new Stack(app, stackNameOf(stage.name, stage.settings), {
    description: `Session RSVP, stage ${stage.name}: seats and waitlists for conference sessions`,
  });
  keepAsDeployed(stack, stage.name, {
    parameter: "DeployedIdentity",
    value: identityText(stage.settings.identity),
    loss: "leaves every RSVP with an account that can no longer sign in.",
  });
  keepAsDeployed(stack, stage.name, {
    parameter: "DeployedDisposable",
    value: String(stage.settings.disposable),
    loss: "decides whether all data is deleted with the stack.",
  });
  writeOutputs(stack, new SessionRsvp(stack, "Service", servicePropsFrom(stack, stage.settings)));
  return app;
}

function writeOutputs(stack: Stack, service: SessionRsvp): void {
  const output = (name: string, value: string) => new CfnOutput(stack, name, { value });
  if (service.websiteUrl !== undefined) output("WebsiteUrl", service.websiteUrl);
  new CfnOutput(stack, "ApiUrl", {
    value: service.apiUrl,
    description: "If there is a website, this address answers only its distribution and GET /api/health",
  });
  output("TableName", service.tableName);
  output("NudgeQueueUrl", service.nudgeQueueUrl);
  output("DeadLetterQueueUrl", service.deadLetterQueueUrl);
  output("NoticeDeadLetterQueueUrl", service.noticeDeadLetterQueueUrl);
  output("SpreadingDeadLetterQueueUrl", service.spreadingDeadLetterQueueUrl);
  output("ChangeDeadLetterQueueUrl", service.changeDeadLetterQueueUrl);
  if (service.feedbackDeadLetterQueueUrl !== undefined)
    output("FeedbackDeadLetterQueueUrl", service.feedbackDeadLetterQueueUrl);
  if (service.dashboardUrl !== undefined) output("DashboardUrl", service.dashboardUrl);
  output("Issuer", service.issuer);
  output("Audience", service.audience.join(","));
  if (service.userPoolId !== undefined) output("UserPoolId", service.userPoolId);
}
