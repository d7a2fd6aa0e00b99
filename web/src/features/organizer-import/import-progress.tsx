import { useState } from "react";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { useNow } from "../../time/use-now.ts";
import { Button } from "../../ui/button.tsx";
import type { Progress } from "./import-all.ts";
import { sizeText } from "./schedule-file.ts";

interface ImportProgressProps {
  readonly file: File;
  readonly dryRun: boolean;
  readonly progress: Progress;
  readonly stopping: boolean;
  onStop(): void;
}

const A_SECOND = 1_000;

/**
 * Shows how many sessions are done once the service has counted them; before that, how much of the file was
 * sent.
 */
export function ImportProgress({ file, dryRun, progress, stopping, onStop }: ImportProgressProps) {
  const [startedAt] = useState(() => Date.now());
  const seconds = Math.max(0, Math.floor((useNow(A_SECOND) - startedAt) / A_SECOND));
  const { sent, done, total } = progress;
  const share = total > 0 ? done / total : sent < 1 ? sent : undefined;
  const percent = share === undefined ? undefined : Math.floor(share * 100);
  const title = dryRun ? text.checking : text.importing;
  return (
    <section className="rounded-card border border-line bg-surface p-5 sm:p-6">
      <h2 className="flex items-baseline justify-between gap-4 text-lg font-bold">
        {title} …
        <span aria-hidden className="text-sm font-medium text-ink-soft tabular-nums">
          {text.elapsed(seconds)}
        </span>
      </h2>
      <p className="mt-1 text-sm break-words text-ink-soft">{text.file(file.name, sizeText(file.size))}</p>
      <div
        role="progressbar"
        aria-label={title}
        {...(percent !== undefined && { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
        {...(total > 0 && { "aria-valuetext": text.written(done, total) })}
        className="mt-5 h-2 overflow-hidden rounded-full bg-line"
      >
        <div
          className={`h-full rounded-full bg-accent ${percent === undefined ? "shimmer" : "transition-[width]"}`}
          style={{ width: percent === undefined ? "100%" : `${percent}%` }}
        />
      </div>
      <p role="status" className="mt-3 min-h-12 text-sm text-ink-soft sm:min-h-6">
        <Doing {...progress} />
        {!dryRun && ` ${stopping ? text.stopping : text.stay}`}
      </p>
      {!dryRun && (
        <Button variant="outline" className="mt-3" unavailable={stopping} onClick={onStop}>
          {text.stop}
        </Button>
      )}
    </section>
  );
}

function Doing({ sent, done, total, waitSeconds }: Progress) {
  if (waitSeconds > 0) return text.waiting(waitSeconds);
  if (total > 0) return text.written(done, total);
  // Percentages are only visible: a screen reader would announce them without end.
  return sent < 1 ? <span aria-live="off">{text.sending(Math.floor(sent * 100))}</span> : text.working;
}
