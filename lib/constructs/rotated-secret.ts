import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";

/** docs/runbook.md explains how to change a secret. */
export interface RotatedSecretOptions {
  /**
   * Another number creates another secret.
   * @default 1
   */
  readonly generation?: number;
  /**
   * A generation that stays accepted for a while.
   * @default - none
   */
  readonly alsoAccepted?: number;
}

interface Named {
  /** The name of the prop, for errors. */
  readonly prop: string;
  readonly description: string;
  /** Why nobody changes it by itself. */
  readonly reason: string;
}

const SECRET_CHARACTERS = 48;

/**
 * Secrets that are set at deployment, so no function calls Secrets Manager. The first one is current, and all are
 * accepted. CloudFormation resolves them, so the template contains no secret.
 */
export function rotatedSecrets(
  scope: Construct,
  { generation = 1, alsoAccepted }: RotatedSecretOptions,
  named: Named,
): readonly [string, ...string[]] {
  for (const number of [generation, alsoAccepted ?? 1]) {
    if (!Number.isInteger(number) || number < 1) {
      throw new Error(`${named.prop}: a generation must be a whole number from 1, not ${number}`);
    }
  }
  if (alsoAccepted === generation) {
    throw new Error(`${named.prop}.alsoAccepted must differ from ${named.prop}.generation`);
  }
  const others = alsoAccepted === undefined ? [] : [secret(scope, alsoAccepted, named)];
  return [secret(scope, generation, named), ...others];
}

function secret(scope: Construct, generation: number, { description, reason }: Named): string {
  const created = new Secret(scope, `generation-${generation}`, {
    description,
    generateSecretString: { passwordLength: SECRET_CHARACTERS, excludePunctuation: true },
    // The secret can be created again at any time, and keeping it costs money each month.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(created).acknowledge({ id: "AwsSolutions-SMG4", reason });
  return created.secretValue.unsafeUnwrap();
}
