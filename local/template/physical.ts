import { randomBytes } from "node:crypto";
import { bucketArn, LOCAL_ACCOUNT, LOCAL_REGION, queueArn, tableArn } from "./account.ts";
import {
  constructName,
  type Physical,
  type PhysicalResource,
  type Resource,
  type Template,
} from "./cloudformation.ts";

export interface Naming {
  /** Origin of the queue URLs that functions get. */
  queueOrigin: string;
  /** Prefix of every table's name. */
  tablePrefix: string;
}

/**
 * Every logical id gets a value, so that any reference resolves, even to resources that this machine does not
 * serve.
 */
const SECRET_BYTES = 24;

export function namePhysical(template: Template, naming: Naming): Physical {
  return Object.fromEntries(
    Object.entries(template.Resources).map(([logicalId, resource]) => [
      logicalId,
      nameResource(logicalId, resource, naming),
    ]),
  );
}

function nameResource(logicalId: string, resource: Resource, naming: Naming): PhysicalResource {
  switch (resource.Type) {
    case "AWS::DynamoDB::Table":
    case "AWS::DynamoDB::GlobalTable": {
      const name = naming.tablePrefix + given(resource, "TableName", logicalId);
      return { ref: name, attributes: { Arn: tableArn(name), StreamArn: `${tableArn(name)}/stream/none` } };
    }
    case "AWS::SQS::Queue": {
      const name = given(resource, "QueueName", logicalId + (resource.Properties.FifoQueue ? ".fifo" : ""));
      const url = `${naming.queueOrigin}/${LOCAL_ACCOUNT}/${name}`;
      return { ref: url, attributes: { Arn: queueArn(name), QueueName: name, QueueUrl: url } };
    }
    case "AWS::S3::Bucket": {
      const name = given(resource, "BucketName", logicalId.toLowerCase());
      const domain = `${name}.s3.${LOCAL_REGION}.amazonaws.com`;
      return { ref: name, attributes: { Arn: bucketArn(name), RegionalDomainName: domain } };
    }
    case "AWS::ApiGatewayV2::Api":
      return {
        ref: logicalId,
        attributes: { ApiEndpoint: `https://${logicalId}.execute-api.${LOCAL_REGION}.amazonaws.com` },
      };
    case "AWS::SecretsManager::Secret": {
      const ref = arn("secretsmanager", `secret:${logicalId}`);
      return { ref, attributes: { Id: ref, SecretString: randomBytes(SECRET_BYTES).toString("hex") } };
    }
    case "AWS::IAM::Role":
      return named(
        given(resource, "RoleName", logicalId),
        (name) => `arn:aws:iam::${LOCAL_ACCOUNT}:role/${name}`,
      );
    case "AWS::Lambda::Function":
      return named(constructName(resource), (name) => arn("lambda", `function:${name}`));
    case "AWS::Logs::LogGroup":
      return named(given(resource, "LogGroupName", logicalId), (name) => arn("logs", `log-group:${name}:*`));
    case "AWS::SNS::Topic": {
      const name = given(resource, "TopicName", logicalId);
      return { ref: arn("sns", name), attributes: { TopicArn: arn("sns", name), TopicName: name } };
    }
    case "AWS::SES::ConfigurationSet":
      return { ref: given(resource, "Name", logicalId), attributes: {} };
    case "AWS::SES::EmailIdentity":
      return { ref: given(resource, "EmailIdentity", logicalId), attributes: {} };
    case "AWS::Cognito::UserPool":
      return named(`${LOCAL_REGION}_${logicalId}`, (name) => arn("cognito-idp", `userpool/${name}`));
    default:
      return named(logicalId, (name) => arn(resource.Type.split("::")[1]?.toLowerCase() ?? "local", name));
  }
}

const arn = (service: string, name: string) => `arn:aws:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`;

function named(name: string, arnOf: (name: string) => string): PhysicalResource {
  return { ref: name, attributes: { Arn: arnOf(name) } };
}

function given(resource: Resource, property: string, otherwise: string): string {
  const name = resource.Properties[property];
  return typeof name === "string" ? name : otherwise;
}
