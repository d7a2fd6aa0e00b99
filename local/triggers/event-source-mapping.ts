import type { FunctionDefinition } from "../functions/function-definition.ts";
import { constructName, type Resource, resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";
import type { Readings } from "./readings.ts";

/** The template's mapping from a queue to a function. */
export interface EventSourceMapping {
  /** `nudges → nudge-consumer` */
  readonly name: string;
  readonly queueArn: string;
  readonly target: FunctionDefinition;
  /** At most 10, the limit of one SQS call: AWS allows more only with a batching window. */
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency: number;
}

interface MappingProperties {
  EventSourceArn?: string;
  FunctionName: string;
  Enabled?: boolean | string;
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  FunctionResponseTypes?: string[];
  FilterCriteria?: unknown;
  ScalingConfig?: { MaximumConcurrency?: number };
}

/** Lambda's initial concurrency, used if the template sets no limit. */
const DEFAULT_MAX_CONCURRENCY = 5;

/** @param streams the sources of those that are no queues */
export function readEventSourceMappings(
  template: Template,
  resolver: Resolver,
  definitions: readonly FunctionDefinition[],
  streams: readonly string[] = [],
): Readings<EventSourceMapping> {
  const queues = new Map(
    resourcesOfType(template, "AWS::SQS::Queue").map(([logicalId, queue]) => [
      resolver({ "Fn::GetAtt": [logicalId, "Arn"] }),
      queue,
    ]),
  );
  const served: EventSourceMapping[] = [];
  const unserved: string[] = [];
  for (const [logicalId, { Properties }] of resourcesOfType(template, "AWS::Lambda::EventSourceMapping")) {
    const properties = resolver(Properties) as MappingProperties;
    if (String(properties.Enabled) === "false" || streams.includes(properties.EventSourceArn ?? "")) continue;
    const target = definitions.find(
      ({ arn, name }) => arn === properties.FunctionName || name === properties.FunctionName,
    );
    const queue = queues.get(properties.EventSourceArn);
    const obstacle = obstacleTo(properties, queue, target);
    if (obstacle !== undefined) unserved.push(`event source mapping ${logicalId} (${obstacle})`);
    else if (queue && target) served.push(toMapping(properties, queue, target));
  }
  return { served, unserved };
}

function obstacleTo(
  { FilterCriteria, MaximumBatchingWindowInSeconds = 0 }: MappingProperties,
  queue: Resource | undefined,
  target: FunctionDefinition | undefined,
): string | undefined {
  if (queue === undefined) return "its source is no queue of the template";
  if (target === undefined) return "its function is not in the template";
  if (FilterCriteria !== undefined) return "it filters";
  return MaximumBatchingWindowInSeconds > 0 ? "it waits for batches to fill" : undefined;
}

function toMapping(
  properties: MappingProperties,
  queue: Resource,
  target: FunctionDefinition,
): EventSourceMapping {
  return {
    name: `${constructName(queue)} → ${target.name}`,
    queueArn: properties.EventSourceArn ?? "",
    target,
    batchSize: properties.BatchSize ?? 10,
    reportsItemFailures: properties.FunctionResponseTypes?.includes("ReportBatchItemFailures") ?? false,
    maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_MAX_CONCURRENCY,
  };
}
