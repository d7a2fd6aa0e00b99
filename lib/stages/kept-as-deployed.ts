import { CfnParameter, CfnRule, Fn, type Stack } from "aws-cdk-lib";

export interface KeptSetting {
  /** Name of the parameter that holds the value, and of the rule for it. */
  readonly parameter: string;
  readonly value: string;
  /** What a change would lose. The text completes "Changing it …". */
  readonly loss: string;
}

/**
 * Lets CloudFormation refuse a deployment that changes a setting of a stage, before it touches any
 * resource. A parameter keeps the value of the first deployment, because the CDK CLI passes parameters
 * on unchanged. A rule compares it with the value in this template. To change the setting on purpose,
 * give the parameter the new value.
 */
export function keepAsDeployed(stack: Stack, stage: string, { parameter, value, loss }: KeptSetting): void {
  const deployed = new CfnParameter(stack, parameter, {
    default: value,
    description: `The value of the first deployment. Changing it ${loss}`,
  });
  new CfnRule(stack, `${parameter}Stays`, {
    assertions: [
      {
        assert: Fn.conditionEquals(deployed.valueAsString, value),
        assertDescription: `This stack was deployed with another value of ${parameter}. Changing it ${loss} If you want that: npx cdk deploy -c stage=${stage} --parameters ${parameter}=${value}`,
      },
    ],
  });
}
