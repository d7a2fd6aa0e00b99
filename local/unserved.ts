import type { Template } from "./template/cloudformation.ts";

/** Resource types that this machine plays itself. */
const SERVED = new Set([
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Authorizer",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Route",
  "AWS::ApiGatewayV2::Stage",
  "AWS::DynamoDB::Table",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Lambda::Function",
  "AWS::Lambda::Permission",
  "AWS::S3::Bucket",
  "AWS::SES::ConfigurationSet",
  "AWS::SES::ConfigurationSetEventDestination",
  "AWS::SES::EmailIdentity",
  "AWS::SNS::Subscription",
  "AWS::SNS::Topic",
  "AWS::SQS::Queue",
  "AWS::Scheduler::Schedule",
  "AWS::SecretsManager::Secret",
]);

/** `5 × AWS::Logs::LogGroup`: one line for each type that exists only in the cloud. */
export function unserved(template: Template): string[] {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(template.Resources)) {
    if (!SERVED.has(Type)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return [...counts].map(([type, count]) => `${count} × ${type}`);
}
