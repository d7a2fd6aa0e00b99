import { LOCAL_SECRET, LOCAL_TOKEN } from "../template/account.ts";
import type { FunctionDefinition } from "./function-definition.ts";

export interface WorkerCredentials {
  readonly accessKeyId: string;
  /** The address at which the SDK calls DynamoDB, SQS and SES. */
  readonly awsEndpoint: string;
  readonly region: string;
}

/** The template's variables plus those that Lambda sets; nothing from the developer's environment. */
export function lambdaEnvironment(
  definition: FunctionDefinition,
  { accessKeyId, awsEndpoint, region }: WorkerCredentials,
): Record<string, string> {
  return {
    ...definition.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
    AWS_SESSION_TOKEN: LOCAL_TOKEN,
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
    AWS_ENDPOINT_URL_SESV2: awsEndpoint,
    // Lambda has no such files; the developer's files must not change the SDK's retries or endpoints.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
}
