import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

export const logger = new Logger();

/** @param serviceName the function that owns the metrics; it may be another one that does the same work */
export function metricsOf(serviceName?: string) {
  const metrics = new Metrics(serviceName === undefined ? {} : { serviceName });

  /** Counts a business event, such as a reservation or a refusal by its code. */
  function count(name: string, dimensions: Record<string, string> = {}, howMany = 1): void {
    const single = metrics.singleMetric();
    single.addDimensions(dimensions);
    single.addMetric(name, MetricUnit.Count, howMany);
  }

  /** Records a duration in milliseconds. */
  function time(name: string, milliseconds: number): void {
    metrics.singleMetric().addMetric(name, MetricUnit.Milliseconds, milliseconds);
  }

  /** Runs an action that may fail, because something else repairs it. A failure is logged and counted. */
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
