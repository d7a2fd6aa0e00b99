/** JavaScript can throw any value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Advice on a failed call to AWS; undefined for any other failure. */
export function awsAdviceOn(name: string | undefined): string | undefined {
  if (name === "CredentialsProviderError")
    return "There are no AWS credentials: sign in as for the AWS CLI, or name a profile with AWS_PROFILE.";
  if (name !== undefined && REFUSED_CREDENTIALS.has(name))
    return "AWS refuses the credentials: they have expired or are wrong. Sign in again as for the AWS CLI.";
  return undefined;
}

/** The common errors of AWS's APIs about the caller's credentials. */
const REFUSED_CREDENTIALS = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "UnrecognizedClientException",
]);

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
