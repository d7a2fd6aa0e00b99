import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createAuthorizer } from "../aws-proxy/iam.ts";
import { messageOf } from "../error-text.ts";
import type { Functions } from "../functions/functions.ts";
import { LOCAL_REGION } from "../template/account.ts";
import { givenUp } from "./given-up.ts";
import { MappedStream } from "./mapped-stream.ts";
import type { StreamMapping } from "./stream-mapping.ts";
import { StreamPoller } from "./stream-poller.ts";

export interface StreamEngines {
  readonly dynamodbEndpoint: string;
  readonly sqsEndpoint: string;
}

interface Options {
  readonly functions: Functions;
  readonly engines: StreamEngines;
  log(line: string): void;
}

const READING = ["dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords"];

/** Feeds a function from a stream, if its role may read it. */
export function startStreaming(mapping: StreamMapping, { functions, engines, log }: Options) {
  const missing = missingPermissions(mapping);
  if (missing.length > 0) {
    log(`${mapping.name} | ERROR the function's role lacks ${missing.join(", ")}`);
    return { stop: async () => undefined };
  }
  const common = { region: LOCAL_REGION, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  const dynamodb = new DynamoDBStreamsClient({ ...common, endpoint: engines.dynamodbEndpoint });
  const sqs = new SQSClient({ ...common, endpoint: engines.sqsEndpoint });
  const queue = mapping.onFailure?.split(":").at(-1);
  const poller = new StreamPoller({
    mapping,
    stream: new MappedStream(dynamodb, mapping.streamArn),
    functions,
    log,
    async giveUp(shard, records, invocations) {
      log(`${mapping.name} | ERROR gives up ${records.length} records after ${invocations} invocations`);
      if (queue === undefined) return;
      const MessageBody = JSON.stringify(givenUp(mapping, shard, records, invocations));
      const QueueUrl = `${engines.sqsEndpoint}/000000000000/${queue}`;
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody })).catch((error: unknown) => {
        log(`${mapping.name} | ERROR cannot tell ${queue}: ${messageOf(error)}`);
      });
    },
  });
  return {
    async stop() {
      await poller.stop();
      dynamodb.destroy();
      sqs.destroy();
    },
  };
}

function missingPermissions({ target, streamArn, onFailure }: StreamMapping): string[] {
  const allows = createAuthorizer(target.policies);
  const lacks = (action: string, resource: string) => allows({ action, resource }) !== "allowed";
  return [
    ...READING.filter((action) => lacks(action, streamArn)),
    ...(onFailure !== undefined && lacks("sqs:SendMessage", onFailure) ? ["sqs:SendMessage"] : []),
  ];
}
