/** The account and region of the local deployment: DynamoDB Local and SQS emulators use the same account. */
export const LOCAL_REGION = "us-east-1";
export const LOCAL_ACCOUNT = "000000000000";

export const tableArn = (name: string) => `arn:aws:dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${name}`;
export const sesArn = (resource: string) => `arn:aws:ses:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${resource}`;
export const bucketArn = (name: string, key?: string) =>
  `arn:aws:s3:::${name}${key === undefined ? "" : `/${key}`}`;

/** The credentials of every function. The access key tells them apart. */
export const LOCAL_SECRET = "local";
export const LOCAL_TOKEN = "local";

export const queueArn = (name: string) => `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`;
