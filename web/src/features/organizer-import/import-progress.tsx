import { useState } from "react";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { useNow } from "../../time/use-now.ts";
import { sizeText } from "./schedule-file.ts";

interface ImportProgressProps {
  readonly file: File;
  readonly dryRun: boolean;
  /** From 0 to 1. */
  readonly sent: number;
}

const A_SECOND = 1_000;

/** How far the sending is can be measured; how far the work of the service is cannot, and is not pretended to be. */
export function ImportProgress({ file, dryRun, sent }: ImportProgressProps) {
  const [startedAt] = useState(() => Date.now());
  const seconds = Math.max(0, Math.floor((useNow(A_SECOND) - startedAt) / A_SECOND));
  const working = sent >= 1;
  const percent = Math.floor(sent * 100);
  const title = dryRun ? text.checking : text.importing;
  return (
    <section className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
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
        {...(working ? {} : { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
        className="mt-5 h-2 overflow-hidden rounded-full bg-line"
      >
        <div
          className={`h-full rounded-full bg-accent ${working ? "shimmer" : "transition-[width]"}`}
          style={{ width: working ? "100%" : `${percent}%` }}
        />
      </div>
      <p role="status" className="mt-3 min-h-12 text-sm text-ink-soft sm:min-h-6">
        {working ? text.working : <span aria-live="off">{text.sending(percent)}</span>}
        {!dryRun && ` ${text.stay}`}
      </p>
    </section>
  );
}
