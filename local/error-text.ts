/** Anything can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Of commands that go to AWS; undefined where it is something else that failed. */
export function awsAdviceOn(name: string | undefined): string | undefined {
  if (name !== "CredentialsProviderError") return undefined;
  return "There are no AWS credentials: sign in as for the AWS CLI, or name a profile with AWS_PROFILE.";
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
