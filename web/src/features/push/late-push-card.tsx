import { lazy, Suspense } from "react";
import type { RsvpStatus } from "../../api/answers.ts";

/** Without it the page works, and the preferences offer the same. */
const PushCard = lazy(() => import("./push-card.tsx").catch(() => ({ default: () => null })));

/** The card is for people who wait for a seat. An open offer is more urgent than it. */
export function LatePushCard({
  statuses,
  className,
}: {
  readonly statuses: readonly (RsvpStatus | undefined)[];
  readonly className?: string;
}) {
  if (!statuses.includes("WAITLISTED") || statuses.includes("OFFERED")) return null;
  return (
    <Suspense>
      <PushCard {...(className !== undefined && { className })} />
    </Suspense>
  );
}
