/** JavaScript can throw any value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Advice on a failed call to AWS; undefined for any other failure. */
export function awsAdviceOn(name: string | undefined): string | undefined {
  if (name !== "CredentialsProviderError") return undefined;
  return "There are no AWS credentials: sign in as for the AWS CLI, or name a profile with AWS_PROFILE.";
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
