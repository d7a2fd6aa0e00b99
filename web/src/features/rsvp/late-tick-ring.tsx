import { type ComponentType, lazy, Suspense } from "react";
import type { TickRingProps } from "../../ui/tick-ring.tsx";

/** Few people have an offer when they look first, and the words beside the ring say the same. */
const Ring = lazy<ComponentType<TickRingProps>>(() =>
  import("../../ui/tick-ring.tsx").then(
    (loaded) => ({ default: loaded.TickRing }),
    () => ({ default: () => null }),
  ),
);

/** A small ring of ticks, which loads when it is shown first. */
export const TickRing = (props: TickRingProps) => (
  <Suspense fallback={<span className="size-4.5" />}>
    <Ring {...props} />
  </Suspense>
);
