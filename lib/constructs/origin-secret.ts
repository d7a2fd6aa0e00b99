import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { Environment, ORIGIN_HEADER } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";

/** The secret that CloudFront sends to the API. docs/runbook.md explains how to change it. */
export interface OriginSecretOptions {
  /**
   * Another number creates another secret.
   * @default 1
   */
  readonly generation?: number;
  /**
   * A generation that stays accepted while CloudFront changes over, which takes minutes.
   * @default - none
   */
  readonly alsoAccepted?: number;
}

export interface OriginSecretProps extends OriginSecretOptions {
  /** If true, requests that bypass CloudFront are answered too. */
  readonly direct: boolean;
}

const SECRET_CHARACTERS = 48;

/**
 * The API's functions use the secret to recognise requests from CloudFront, and as the key for people's names
 * in logs. It is set at deployment, so no function calls Secrets Manager.
 */
export class OriginSecret extends Construct {
  /** Headers that CloudFront adds to each request of the API. */
  readonly headers: Record<string, string>;
  private readonly accepted: string;
  private readonly direct: boolean;

  constructor(scope: Construct, id: string, { generation = 1, alsoAccepted, direct }: OriginSecretProps) {
    super(scope, id);
    for (const number of [generation, alsoAccepted ?? 1]) {
      if (!Number.isInteger(number) || number < 1) {
        throw new Error(`originSecret: a generation must be a whole number from 1, not ${number}`);
      }
    }
    if (alsoAccepted === generation) {
      throw new Error("originSecret.alsoAccepted must differ from originSecret.generation");
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

  /** CloudFormation resolves the reference, so the template contains no secret. */
  private secret(generation: number): string {
    const secret = new Secret(this, `generation-${generation}`, {
      description: "Session RSVP: the secret that CloudFront sends to the API",
      generateSecretString: { passwordLength: SECRET_CHARACTERS, excludePunctuation: true },
      // The secret can be created again at any time, and keeping it costs money each month.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "Functions and distribution must change together, which needs a deployment. The runbook has the steps.",
    });
    return secret.secretValue.unsafeUnwrap();
  }
}
