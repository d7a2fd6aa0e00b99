import type { ReservationSettings } from "../../contract/settings.ts";
import type { RateLimit } from "../../core/seats/allowance.ts";

type Settings = Pick<ReservationSettings, "RATE_LIMIT_CALLS" | "RATE_LIMIT_PERIOD_SECONDS">;

export const rateLimitOf = ({ RATE_LIMIT_CALLS, RATE_LIMIT_PERIOD_SECONDS }: Settings): RateLimit => ({
  calls: RATE_LIMIT_CALLS,
  periodMs: RATE_LIMIT_PERIOD_SECONDS * 1_000,
});
