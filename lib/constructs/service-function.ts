import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  Code,
  type IFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { bundle } from "./bundle.ts";

/** How long logs are kept, and what happens to data when the stack is deleted. */
export interface Kept {
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

export interface ServiceFunctionProps extends Kept {
  /** The path of the entry point below `functions/`, without extension. */
  readonly entryPoint: string;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /**
   * The concurrency that is reserved for this function, and also its limit.
   * @default - it shares the account's
   */
  readonly reservedConcurrency?: number | undefined;
  /**
   * The number of environments that are always initialized, for a price by the hour.
   * @default - none: environments start with requests
   */
  readonly provisionedConcurrency?: number | undefined;
  /** The CloudWatch namespace of the metrics that the function emits. */
  readonly metricsNamespace: string;
}

/** A Lambda function with its own role and log group. It has no permissions until they are given. */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  /** What requests invoke: the function, or the alias whose environments are always initialized. */
  readonly invoked: IFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Logs", {
      retention: props.logRetention,
      removalPolicy: props.removalPolicy,
    });
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    // This replaces AWSLambdaBasicExecutionRole, which may create and write every log group of the account.
    this.allow(
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.function = new LambdaFunction(this, "Function", {
      code: Code.fromAsset(bundle(this, props.entryPoint)),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMiB,
      timeout: Duration.seconds(props.timeoutSeconds),
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
      tracing: Tracing.ACTIVE,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        POWERTOOLS_SERVICE_NAME: id,
        POWERTOOLS_METRICS_NAMESPACE: props.metricsNamespace,
        POWERTOOLS_LOG_LEVEL: "INFO",
      },
    });
    const { provisionedConcurrency: provisionedConcurrentExecutions } = props;
    this.invoked =
      provisionedConcurrentExecutions === undefined
        ? this.function
        : // The CDK's declarations do not know exact optional properties.
          (this.function.addAlias("provisioned", { provisionedConcurrentExecutions }) as IFunction);
    Validations.of(this.role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason:
        "X-Ray's PutTraceSegments and PutTelemetryRecords have no resources. All other statements name theirs.",
    });
  }

  allow(statement: PolicyStatement): void {
    this.role.addToPolicy(statement);
  }

  setVariable(name: string, value: string): void {
    this.function.addEnvironment(name, value);
  }
}
