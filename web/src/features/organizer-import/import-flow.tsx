import { type ReactNode, useEffect, useRef } from "react";
import { ChooseFile } from "./choose-file.tsx";
import { ImportAnswered } from "./import-answered.tsx";
import { ImportFailed } from "./import-failed.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { useImport } from "./use-import.ts";

interface ImportFlowProps {
  readonly eventId: string;
  /** Above the choice of a file. */
  readonly children?: ReactNode;
}

/** Choose, look, import: one after the other in the same place. */
export function ImportFlow({ eventId, children }: ImportFlowProps) {
  const { step, choose, run, reset } = useImport(eventId);
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step.kind);

  // What was clicked is gone with its step; the next one is read from its beginning.
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
      {step.kind === "running" && <ImportProgress dryRun={step.dryRun} sent={step.sent} file={step.file} />}
      {step.kind === "answered" && (
        <ImportAnswered
          answer={step.answer}
          {...{ eventId, file: step.file, dryRun: step.dryRun }}
          onImport={() => void run(step.file, false)}
          onAgain={() => reset()}
        />
      )}
      {step.kind === "failed" && (
        <ImportFailed
          failure={step.failure}
          dryRun={step.dryRun}
          onRetry={() => void run(step.file, step.dryRun)}
          onAgain={() => reset()}
        />
      )}
    </div>
  );
}
