import type { FunctionDefinition } from "../functions/function-definition.ts";
import { constructName, resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";
import { type Filter, filterOf } from "./event-pattern.ts";

/** The template's mapping from a table's stream to a function. */
export interface StreamMapping {
  /** `rsvp-table → notices` */
  readonly name: string;
  readonly streamArn: string;
  readonly target: FunctionDefinition;
  readonly filter: Filter;
  readonly batchSize: number;
  /** How long a batch may wait until it is full. */
  readonly windowMs: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  /** Records of batches that failed more often, or are older, are given up. */
  readonly maximumRetries: number;
  readonly maximumAgeMs: number;
  /** The queue that learns of records that were given up. */
  readonly onFailure: string | undefined;
}

interface MappingProperties {
  readonly EventSourceArn?: string;
  readonly FunctionName: string;
  readonly Enabled?: boolean | string;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly FilterCriteria?: { readonly Filters?: readonly { readonly Pattern: string }[] };
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination?: string } };
}

/** Lambda's own: a batch is tried again until its records leave the stream. */
const WITHOUT_LIMIT = -1;

/** Reads the mappings whose source is the stream of a table of the template. */
export function readStreamMappings(
  template: Template,
  resolver: Resolver,
  definitions: readonly FunctionDefinition[],
): StreamMapping[] {
  const tables = new Map(
    resourcesOfType(template, "AWS::DynamoDB::Table").map(([logicalId, table]) => [
      resolver({ "Fn::GetAtt": [logicalId, "StreamArn"] }),
      constructName(table),
    ]),
  );
  return resourcesOfType(template, "AWS::Lambda::EventSourceMapping").flatMap(([, { Properties }]) => {
    const properties = resolver(Properties) as MappingProperties;
    const table = tables.get(properties.EventSourceArn);
    const target = definitions.find(
      ({ arn, name }) => arn === properties.FunctionName || name === properties.FunctionName,
    );
    if (table === undefined || target === undefined || String(properties.Enabled) === "false") return [];
    return [toMapping(properties, `${table} → ${target.name}`, target)];
  });
}

function toMapping(properties: MappingProperties, name: string, target: FunctionDefinition): StreamMapping {
  const {
    EventSourceArn = "",
    BatchSize = 100,
    MaximumBatchingWindowInSeconds = 0,
    MaximumRetryAttempts = WITHOUT_LIMIT,
    MaximumRecordAgeInSeconds = WITHOUT_LIMIT,
  } = properties;
  const patterns = (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern));
  return {
    name,
    streamArn: EventSourceArn,
    target,
    filter: filterOf(patterns),
    batchSize: BatchSize,
    windowMs: MaximumBatchingWindowInSeconds * 1_000,
    bisects: properties.BisectBatchOnFunctionError === true,
    reportsItemFailures: properties.FunctionResponseTypes?.includes("ReportBatchItemFailures") ?? false,
    maximumRetries: limit(MaximumRetryAttempts),
    maximumAgeMs: limit(MaximumRecordAgeInSeconds) * 1_000,
    onFailure: properties.DestinationConfig?.OnFailure?.Destination,
  };
}

const limit = (number: number): number => (number === WITHOUT_LIMIT ? Number.POSITIVE_INFINITY : number);
