import { isRefusal, type Refusal } from "./reply.ts";
import { metricsOf } from "./telemetry.ts";

/** REST and GraphQL share one set of metrics, which the dashboard and the alarms read. */
export const reservationMetrics = metricsOf("reservations");

/** Emits the outcome of an action as a metric. The conversion rate is computed from it. */
export async function counted<Result extends { readonly outcome: string }>(
  action: string,
  act: () => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  let outcome = "FAILED";
  try {
    const result = await act();
    outcome = isRefusal(result) ? result.code : result.outcome;
    return result;
  } finally {
    reservationMetrics.count(action, { outcome });
  }
}
