import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

export const logger = new Logger();

/** @param serviceName whose metrics these are: another function's where both do the same thing */
export function metricsOf(serviceName?: string) {
  const metrics = new Metrics(serviceName === undefined ? {} : { serviceName });

  /** Counts what happened to the business, such as a reservation or a refusal by its code. */
  function count(name: string, dimensions: Record<string, string> = {}, howMany = 1): void {
    const single = metrics.singleMetric();
    single.addDimensions(dimensions);
    single.addMetric(name, MetricUnit.Count, howMany);
  }

  /** Records how long something took, in milliseconds. */
  function time(name: string, milliseconds: number): void {
    metrics.singleMetric().addMetric(name, MetricUnit.Milliseconds, milliseconds);
  }

  /** Does what may fail without harm, because something else will make up for it; the failure is logged and counted. */
  async function bestEffort(
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

  return { count, time, bestEffort };
}

export const { count, time, bestEffort } = metricsOf();
