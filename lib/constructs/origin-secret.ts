import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { Environment, ORIGIN_HEADER } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";

/** Which secret CloudFront shows to the API. docs/runbook.md says how to change it. */
export interface OriginSecretOptions {
  /**
   * Another number makes another secret.
   * @default 1
   */
  readonly generation?: number;
  /**
   * A generation that is still accepted while CloudFront changes over, which takes minutes.
   * @default - none
   */
  readonly alsoAccepted?: number;
}

export interface OriginSecretProps extends OriginSecretOptions {
  /** Whether requests that did not come through CloudFront are answered. */
  readonly direct: boolean;
}

const LENGTH = 48;

/**
 * How the API's functions know that a request came through CloudFront, and the key of what logs call people by.
 * It is put in place when the stack is deployed: no function calls Secrets Manager.
 */
export class OriginSecret extends Construct {
  /** What CloudFront adds to each request of the API. */
  readonly headers: Record<string, string>;
  private readonly accepted: string;
  private readonly direct: boolean;

  constructor(scope: Construct, id: string, { generation = 1, alsoAccepted, direct }: OriginSecretProps) {
    super(scope, id);
    for (const number of [generation, alsoAccepted ?? 1]) {
      if (!Number.isInteger(number) || number < 1) {
        throw new Error(`originSecret: a generation is a whole number from 1, not ${number}`);
      }
    }
    if (alsoAccepted === generation) {
      throw new Error("originSecret.alsoAccepted must be another generation than originSecret.generation");
    }
    const current = this.secret(generation);
    const others = alsoAccepted === undefined ? [] : [this.secret(alsoAccepted)];
    this.headers = { [ORIGIN_HEADER]: current };
    this.accepted = [current, ...others].join(",");
    this.direct = direct;
  }

  allowRecognizing(fn: ServiceFunction): void {
    fn.setVariable(Environment.originSecrets, this.accepted);
    fn.setVariable(Environment.direct, this.direct ? "answered" : "refused");
  }

  /** A reference that CloudFormation resolves; the template holds no secret. */
  private secret(generation: number): string {
    const secret = new Secret(this, `generation-${generation}`, {
      description: "Session RSVP: what CloudFront shows to the API",
      generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
      // It can be made anew at any time, and costs by the month while it is kept.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "Functions and distribution must change over together, which is a deployment: the runbook has the steps.",
    });
    return secret.secretValue.unsafeUnwrap();
  }
}
