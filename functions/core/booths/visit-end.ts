import type { Programme } from "../programme/session.ts";

type Limits = Pick<Programme, "endsAt" | "visitMinutes">;

/** When a visit that begins at `now` ends at the latest: at its limit, or when the booth closes. All ISO, UTC. */
export function visitEndsAt({ endsAt, visitMinutes }: Limits, now: string): string {
  if (visitMinutes === null) return endsAt;
  const limit = new Date(Date.parse(now) + visitMinutes * 60_000).toISOString();
  return limit < endsAt ? limit : endsAt;
}
