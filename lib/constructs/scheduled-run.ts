import { Duration, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventInvokeConfig } from "aws-cdk-lib/aws-lambda";
import { Schedule, type ScheduleExpression, TimeWindow } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { ServiceFunction } from "./service-function.ts";

const NOTHING_LOST =
  "A run's event only says that it is time. The next run does the work of a failed one, and an alarm goes off when runs stop.";

export interface ScheduledRunProps {
  readonly function: ServiceFunction;
  readonly schedule: ScheduleExpression;
  readonly description: string;
}

/** Runs a function on a schedule. A failed run is not repeated, because the next one does its work. */
export class ScheduledRun extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledRunProps) {
    super(scope, id);
    const fn = props.function.function;
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    });
    // CDK's own target would also allow each version and alias of the function.
    role.addToPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [fn.functionArn] }),
    );
    // The Scheduler only hands the event over. Lambda queues it and would retry twice, minutes later.
    const handover = new EventInvokeConfig(this, "Handover", {
      function: fn,
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
    });
    const retryPolicy = { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 };
    new Schedule(this, "Schedule", {
      description: props.description,
      schedule: props.schedule,
      timeWindow: TimeWindow.off(),
      target: { bind: () => ({ arn: fn.functionArn, role, retryPolicy }) },
    });
    Validations.of(fn).acknowledge({ id: "Serverless-LambdaDLQ", reason: NOTHING_LOST });
    Validations.of(handover).acknowledge({
      id: "Serverless-LambdaAsyncFailureDestination",
      reason: NOTHING_LOST,
    });
  }
}
