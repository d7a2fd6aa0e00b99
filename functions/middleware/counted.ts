import { isRefusal, type Refusal } from "./reply.ts";
import { metricsOf } from "./telemetry.ts";

/** One set of metrics for REST and GraphQL: dashboard and alarms look at these. */
export const reservationMetrics = metricsOf("reservations");

/** Emits how an attempt ended as a metric: the raw material of the conversion rate. */
export async function counted<Result extends { readonly outcome: string }>(
  action: string,
  attempt: () => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  let outcome = "FAILED";
  try {
    const result = await attempt();
    outcome = isRefusal(result) ? result.code : result.outcome;
    return result;
  } finally {
    reservationMetrics.count(action, { outcome });
  }
}
