import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

export const logger = new Logger();
const metrics = new Metrics();

/** Counts what happened to the business, such as a reservation or a refusal by its code. */
export function count(name: string, dimensions: Record<string, string> = {}, howMany = 1): void {
  const single = metrics.singleMetric();
  single.addDimensions(dimensions);
  single.addMetric(name, MetricUnit.Count, howMany);
}

/** Records how long something took, in milliseconds. */
export function time(name: string, milliseconds: number): void {
  metrics.singleMetric().addMetric(name, MetricUnit.Milliseconds, milliseconds);
}

/** Does what may fail without harm, because something else will make up for it; the failure is logged and counted. */
export async function bestEffort(
  name: string,
  act: () => Promise<void>,
  about: Record<string, string> = {},
): Promise<void> {
  try {
    await act();
  } catch (error) {
    logger.error(name, { ...about, error: error as Error });
    count(name);
  }
}
