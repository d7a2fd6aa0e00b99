import { lazy, type ReactNode, Suspense } from "react";
import type { Event } from "../../api/answers.ts";
import { eventKey } from "../../api/queries.ts";
import { useCached } from "../../api/use-cached.ts";
import type { BlockedByProps } from "./blocked-by.ts";

/** Without it people are told after the tap. */
const Blocking = lazy(() => import("./blocked-by.ts").catch(() => ({ default: () => null })));

/** Only an event that blocks overlaps needs it. */
export function BlockedBy(props: BlockedByProps): ReactNode {
  const blocks = useCached<Event, boolean>(
    eventKey(props.session.eventId),
    (known) => known?.data?.conflictPolicy === "BLOCK",
  );
  if (!blocks) return null;
  return (
    <Suspense>
      <Blocking {...props} />
    </Suspense>
  );
}
