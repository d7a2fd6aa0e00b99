import { skipToken, useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { AgendaSession } from "../api/answers.ts";
import { boothsKey } from "../seats/booths.ts";
import { whenIdle } from "../time/idle.ts";

const BoothStrip = lazy(() =>
  whenIdle(() => import("../features/booths/booth-strip.tsx")).catch(() => ({ default: () => null })),
);

interface BoothPlaceProps {
  readonly eventId: string;
  readonly timeZone: string;
}

/** The way to the booths comes late. Its place is there with the agenda, which therefore does not move. */
export function BoothPlace(props: BoothPlaceProps) {
  const queryKey = boothsKey(props.eventId);
  // The agenda has brought them. Without an observer they would be dropped after some minutes.
  const booths = useQuery<readonly AgendaSession[]>({ queryKey, queryFn: skipToken }).data?.length ?? 0;
  return (
    <div className={`mx-[calc(50%-50vw)] print:hidden ${booths > 0 ? "min-h-11 bg-accent-wash" : ""}`}>
      <Suspense>
        <BoothStrip {...{ ...props, booths }} />
      </Suspense>
    </div>
  );
}
