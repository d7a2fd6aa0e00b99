import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

export const logger = new Logger();
const metrics = new Metrics();

/** Counts one thing that happened to the business, such as a reservation or a refusal by its code. */
export function count(name: string, dimensions: Record<string, string> = {}): void {
  const single = metrics.singleMetric();
  single.addDimensions(dimensions);
  single.addMetric(name, MetricUnit.Count, 1);
}
