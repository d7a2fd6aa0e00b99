import { type ComponentType, lazy, type Ref, Suspense } from "react";
import { NowLine } from "./now-line.tsx";
import type { Phases } from "./phases.ts";
import { SessionList, type SessionListProps } from "./session-list.tsx";

interface RunningDayProps extends Omit<SessionListProps, "sessions"> {
  readonly phases: Phases;
  readonly line: Ref<HTMLDivElement>;
}

/** If it cannot be fetched, what comes is still there. */
const Earlier = lazy<ComponentType<SessionListProps>>(() =>
  import("./earlier.tsx").catch(() => ({ default: () => null })),
);

/** A day while it runs: what is over folds away, what runs stays above the line of now. */
export function RunningDay({ phases, line, ...rest }: RunningDayProps) {
  const { over, running, ahead } = phases;
  return (
    <>
      {over.length > 0 && (
        <Suspense fallback={<div className="h-12 bg-sunken" />}>
          <Earlier sessions={over} {...rest} />
        </Suspense>
      )}
      <SessionList sessions={running} {...rest} />
      <NowLine at={line} now={rest.now} timeZone={rest.timeZone} />
      <SessionList sessions={ahead} {...rest} />
    </>
  );
}
