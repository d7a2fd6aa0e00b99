import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { provisionQueue } from "./engines/provision-queue.ts";
import { provisionTable } from "./engines/provision-table.ts";
import { LOCAL_REGION } from "./template/account.ts";
import { constructName, type Physical, resourcesOfType, type Template } from "./template/cloudformation.ts";
import { namePhysical } from "./template/physical.ts";
import { createResolver } from "./template/resolver.ts";

export interface ProvisionOptions {
  dynamodbEndpoint: string;
  sqsEndpoint: string;
  /**
   * Origin of the queue URLs in the result. It must be the proxy's: the SDK calls the host that a queue URL
   * names.
   */
  proxyUrl: string;
  tablePrefix?: string;
  /**
   * Tables have the streams that the template gives them. DynamoDB Local writes more slowly the more its
   * streams hold.
   * @default true
   */
  streams?: boolean | undefined;
}

/**
 * Creates the template's missing tables and queues, and returns the resource of each logical id. Rejects with
 * a StartError when a table of that name exists with other keys.
 */
export async function provision(template: Template, options: ProvisionOptions): Promise<Physical> {
  const { dynamodbEndpoint, sqsEndpoint, proxyUrl, tablePrefix = "", streams = true } = options;
  const physical = namePhysical(template, { queueOrigin: new URL(proxyUrl).origin, tablePrefix });
  const resolver = createResolver(template, physical);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const dynamodb = new DynamoDBClient({ endpoint: dynamodbEndpoint, region: LOCAL_REGION, credentials });
  const sqs = new SQSClient({ endpoint: sqsEndpoint, region: LOCAL_REGION, credentials });
  try {
    for (const type of ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"]) {
      for (const [logicalId, { Properties }] of resourcesOfType(template, type)) {
        const target = physical[logicalId];
        if (!target) continue;
        const properties = resolver(streams ? Properties : withoutStream(Properties));
        const streamArn = await provisionTable(dynamodb, target.ref, properties);
        if (streamArn) target.attributes.StreamArn = streamArn;
      }
    }
    for (const [logicalId, { Properties }] of resourcesOfType(template, "AWS::SQS::Queue")) {
      const name = physical[logicalId]?.attributes.QueueName;
      if (name) await provisionQueue(sqs, name, resolver(Properties));
    }
  } finally {
    dynamodb.destroy();
    sqs.destroy();
  }
  return physical;
}

export const withoutStream = ({
  StreamSpecification: _,
  ...others
}: Record<string, unknown>): Record<string, unknown> => others;

export interface Provisioned {
  /** Everything that the template can refer to. */
  readonly physical: Physical;
  readonly tableName: string;
  /** Queue URLs by construct name. They lead to the engine itself; functions know those of the proxy. */
  readonly queueUrls: Record<string, string>;
}

export async function provisionEngines(template: Template, options: ProvisionOptions): Promise<Provisioned> {
  const physical = await provision(template, options);
  const [table] = resourcesOfType(template, "AWS::DynamoDB::Table");
  const queues = resourcesOfType(template, "AWS::SQS::Queue").map(([logicalId, resource]) => {
    const { pathname } = new URL(physical[logicalId]?.ref ?? "");
    return [constructName(resource), new URL(pathname, options.sqsEndpoint).href] as const;
  });
  return {
    physical,
    tableName: physical[table?.[0] ?? ""]?.ref ?? "",
    queueUrls: Object.fromEntries(queues),
  };
}
