import { type ReactNode, useEffect, useRef } from "react";
import type { Event } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { AskZone } from "./ask-zone.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ImportAnswered } from "./import-answered.tsx";
import { ImportFailed } from "./import-failed.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportStopped } from "./import-stopped.tsx";
import { useImport } from "./use-import.ts";

interface ImportFlowProps {
  readonly eventId: string;
  /** Absent: the import creates the event. */
  readonly event?: Event;
  /** A file that was chosen before. */
  readonly file?: File;
  /** Content above the file choice. */
  readonly children?: ReactNode;
}

/** Choose, review, import: the steps follow each other in the same place. */
export function ImportFlow({ eventId, event, file, children }: ImportFlowProps) {
  const { step, choose, run, stop, reset } = useImport(eventId);
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step.kind);

  useEffect(() => {
    if (file !== undefined) void choose(file);
  }, [file, choose]);

  // The clicked button is gone with its step; reading continues at the start of the next step.
  useEffect(() => {
    if (shown.current === step.kind) return;
    shown.current = step.kind;
    place.current?.focus({ preventScroll: step.kind === "running" });
  }, [step.kind]);

  return (
    <div ref={place} tabIndex={-1} className="mt-6 scroll-mt-24 outline-none">
      {step.kind === "choose" && (
        <>
          {children}
          <ChooseFile problem={step.problem} onFile={(file) => void choose(file)} onProblem={reset} />
        </>
      )}
      {step.kind === "running" && <ImportProgress {...step} file={step.chosen.file} onStop={stop} />}
      {step.kind === "answered" && (
        <ImportAnswered
          {...{ ...step, eventId, event }}
          onImport={(chosen) => void run(chosen, false)}
          onAgain={() => reset()}
        />
      )}
      {step.kind === "stopped" && (
        <ImportStopped
          progress={step.progress}
          onGoOn={() => void run(step.chosen, false)}
          onAgain={() => reset()}
        />
      )}
      {step.kind === "failed" &&
        (lacksZone(step.failure) ? (
          <AskZone
            onZone={(timeZone) => void run({ ...step.chosen, timeZone }, step.dryRun)}
            onAgain={() => reset()}
          />
        ) : (
          <ImportFailed
            failure={step.failure}
            dryRun={step.dryRun}
            onRetry={() => void run(step.chosen, step.dryRun)}
            onAgain={() => reset()}
          />
        ))}
    </div>
  );
}

/** Neither the file nor the event says in which zone the times are. */
const lacksZone = (failure: Failure) =>
  failure.kind === "invalid" && failure.errors.some(({ path }) => path.split(".").at(-1) === "timeZone");
