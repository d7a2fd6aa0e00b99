import { Construct } from "constructs";
import { Environment, ORIGIN_HEADER } from "../../functions/contract/environment.ts";
import { type RotatedSecretOptions, rotatedSecrets } from "./rotated-secret.ts";
import type { ServiceFunction } from "./service-function.ts";

/** The secret that CloudFront sends to the API. A change takes CloudFront minutes. */
export type OriginSecretOptions = RotatedSecretOptions;

export interface OriginSecretProps extends OriginSecretOptions {
  /** If true, requests that bypass CloudFront are answered too. */
  readonly direct: boolean;
}

/**
 * The API's functions use the secret to recognise requests from CloudFront, and as the key for people's names
 * in logs.
 */
export class OriginSecret extends Construct {
  /** Headers that CloudFront adds to each request of the API. */
  readonly headers: Record<string, string>;
  private readonly accepted: string;
  private readonly direct: boolean;

  constructor(scope: Construct, id: string, { direct, ...options }: OriginSecretProps) {
    super(scope, id);
    const secrets = rotatedSecrets(this, options, {
      prop: "originSecret",
      description: "Session RSVP: the secret that CloudFront sends to the API",
      reason:
        "Functions and distribution must change together, which needs a deployment. The runbook has the steps.",
    });
    this.headers = { [ORIGIN_HEADER]: secrets[0] };
    this.accepted = secrets.join(",");
    this.direct = direct;
  }

  allowRecognizing(fn: ServiceFunction): void {
    fn.setVariable(Environment.originSecrets, this.accepted);
    fn.setVariable(Environment.direct, this.direct ? "answered" : "refused");
  }
}
