import { Earlier } from "./earlier.tsx";
import { NowLine } from "./now-line.tsx";
import type { Phases } from "./phases.ts";
import { SessionList, type SessionListProps } from "./session-list.tsx";
import type { useNowLine } from "./use-now-line.ts";

interface DayOfSessionsProps extends Omit<SessionListProps, "phase" | "sessions"> {
  readonly phases: Phases;
  readonly now: number;
  readonly line: ReturnType<typeof useNowLine>["at"];
}

/** A day while it runs: what is over folds away, what runs stays above the line of now. */
export function DayOfSessions({ phases, now, line, ...rest }: DayOfSessionsProps) {
  const { over, running, ahead } = phases;
  return (
    <>
      <Earlier sessions={over} {...rest} />
      <SessionList sessions={running} phase="running" {...rest} />
      <NowLine at={line} now={now} timeZone={rest.timeZone} />
      <SessionList sessions={ahead} phase="ahead" {...rest} />
    </>
  );
}
