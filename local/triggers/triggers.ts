import { randomBytes } from "node:crypto";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { AwsProxy } from "../aws-proxy/aws-proxy.ts";
import type { FunctionDefinition } from "../functions/function-definition.ts";
import type { Functions } from "../functions/functions.ts";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../template/account.ts";
import type { Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";
import { type EventSourceMapping, readEventSourceMappings } from "./event-source-mapping.ts";
import { MappedQueue } from "./mapped-queue.ts";
import { QueuePoller } from "./queue-poller.ts";
import { readSchedules } from "./schedule.ts";
import { ScheduleRunner } from "./schedule-runner.ts";
import { type StreamEngines, startStreaming } from "./start-streaming.ts";
import { readStreamMappings } from "./stream-mapping.ts";

export interface TriggersOptions {
  readonly template: Template;
  readonly resolver: Resolver;
  readonly definitions: readonly FunctionDefinition[];
  readonly functions: Functions;
  readonly proxy: Pick<AwsProxy, "url" | "register" | "unregister">;
  /** Streams are read at the engines themselves. */
  readonly engines: StreamEngines;
  log(line: string): void;
}

export interface Triggers {
  /** One line for each: `nudges → nudge-consumer`, `sweep every minute`. */
  readonly names: readonly string[];
  /** Triggers in the template that this machine cannot serve. */
  readonly unserved: readonly string[];
  stop(): Promise<void>;
}

/** The caller name for polling: it has the function's permissions and is counted separately. */
export const EVENT_SOURCE_MAPPING = "event-source-mapping";

/** Runs functions by the template's queues, streams and schedules. */
export function startTriggers(options: TriggersOptions): Triggers {
  const { template, resolver, definitions, functions } = options;
  const streams = readStreamMappings(template, resolver, definitions);
  const mappings = readEventSourceMappings(
    template,
    resolver,
    definitions,
    streams.map(({ streamArn }) => streamArn),
  );
  const schedules = readSchedules(template, resolver, definitions);
  const polls = [
    ...mappings.served.map((mapping) => startPolling(mapping, options)),
    ...streams.map((mapping) => startStreaming(mapping, options)),
  ];
  const runners = schedules.served.map((schedule) => new ScheduleRunner(schedule, functions));
  functions.onClockMoved(() => {
    for (const runner of runners) runner.look();
  });
  return {
    names: [
      ...mappings.served.map(({ name }) => name),
      ...streams.map(({ name }) => name),
      ...schedules.served.map(({ functionName, rate }) => `${functionName} ${rate}`),
    ],
    unserved: [...mappings.unserved, ...schedules.unserved],
    async stop() {
      for (const runner of runners) runner.stop();
      await Promise.all(polls.map((poll) => poll.stop()));
    },
  };
}

function startPolling(mapping: EventSourceMapping, { functions, proxy, log }: TriggersOptions) {
  const accessKeyId = `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`;
  const credentials = { accessKeyId, secretAccessKey: "local" };
  proxy.register(accessKeyId, {
    functionName: EVENT_SOURCE_MAPPING,
    policies: [...mapping.target.policies],
    requestId: () => undefined,
    kill: () => undefined,
  });
  const sqs = new SQSClient({ endpoint: proxy.url, region: LOCAL_REGION, credentials });
  const queueUrl = `${proxy.url}/${LOCAL_ACCOUNT}/${mapping.queueArn.split(":").at(-1)}`;
  const queue = new MappedQueue(sqs, queueUrl, mapping);
  const poller = new QueuePoller({ mapping, queue, functions, log });
  return {
    async stop() {
      await poller.stop();
      sqs.destroy();
      proxy.unregister(accessKeyId);
    },
  };
}
