import type { FunctionDefinition } from "./function-definition.ts";

export interface WorkerCredentials {
  readonly accessKeyId: string;
  /** Where the SDK finds DynamoDB and SQS. */
  readonly awsEndpoint: string;
  readonly region: string;
}

/** The template's variables plus what Lambda itself sets; nothing of the developer's own environment. */
export function lambdaEnvironment(
  definition: FunctionDefinition,
  { accessKeyId, awsEndpoint, region }: WorkerCredentials,
): Record<string, string> {
  return {
    ...definition.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_SESSION_TOKEN: "local",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: accessKeyId,
    LAMBDA_TASK_ROOT: definition.directory,
    _HANDLER: definition.handler,
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    PATH: process.env.PATH ?? "",
    AWS_ENDPOINT_URL_DYNAMODB: awsEndpoint,
    AWS_ENDPOINT_URL_SQS: awsEndpoint,
    // Lambda has no such files; the developer's own must not change how the SDK retries or where it calls.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
}
