import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Failure } from "../../api/failure.ts";
import type { ImportAnswer } from "../../api/organizer/answers.ts";
import { scheduleImported } from "../../api/organizer/changed.ts";
import { useUnloadWarning } from "../../organizer/use-unload-warning.ts";
import { type Chosen, type ImportOptions, importAll, type Progress } from "./import-all.ts";
import { takeFile } from "./schedule-file.ts";

/** A file, and what is known of it so far. */
interface WithFile {
  readonly chosen: Chosen;
  /** Whether it only shows what would change. */
  readonly dryRun: boolean;
}

export type Step =
  | { readonly kind: "choose"; readonly problem?: string }
  | (WithFile & { readonly kind: "running"; readonly progress: Progress; readonly stopping: boolean })
  | (WithFile & { readonly kind: "answered"; readonly answer: ImportAnswer })
  | (WithFile & { readonly kind: "stopped"; readonly progress: Progress })
  | (WithFile & { readonly kind: "failed"; readonly failure: Failure });

const BEGINNING: Progress = { sent: 0, done: 0, total: 0, waitSeconds: 0 };

/**
 * Leads from a file through its planned changes to the import, which repeats itself until it is complete or
 * stopped.
 */
export function useImport(eventId: string) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (wanted: Omit<ImportOptions, "access" | "eventId">) =>
      importAll({ access, eventId, ...wanted }),
    onSettled: (_end, _error, { dryRun }) => (dryRun ? undefined : scheduleImported(client, eventId)),
  });
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const running = useRef<AbortController>(undefined);
  // The plan says more than the last step, which reports all earlier work as unchanged.
  const plan = useRef<ImportAnswer>(undefined);

  const run = useCallback(
    async (chosen: Chosen, dryRun: boolean) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const { signal } = own;
      setStep({ kind: "running", chosen, dryRun, progress: BEGINNING, stopping: false });
      const onProgress = (progress: Progress) =>
        setStep((now) => (now.kind === "running" && own === running.current ? { ...now, progress } : now));
      const end = await mutateAsync({ chosen, dryRun, signal, onProgress });
      if (own !== running.current) return;
      if (end.kind === "answered") {
        const answer = dryRun ? end.answer : asPlanned(end.answer, plan.current);
        if (dryRun) plan.current = answer;
        setStep({ kind: "answered", chosen, dryRun, answer });
      } else setStep({ chosen, dryRun, ...end });
    },
    [mutateAsync],
  );
  const choose = useCallback(
    async (file: File) => {
      const taken = await takeFile(file);
      if (taken.ok) await run({ file: taken.file }, true);
      else setStep({ kind: "choose", problem: taken.problem });
    },
    [run],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    setStep((now) => (now.kind === "running" ? { ...now, stopping: true } : now));
  }, []);
  const reset = useCallback((problem?: string) => {
    setStep({ kind: "choose", ...(problem !== undefined && { problem }) });
  }, []);

  // It runs as the page closes, not later: the next step may be about to begin.
  useLayoutEffect(() => () => running.current?.abort(), []);
  useUnloadWarning(step.kind === "running" && !step.dryRun);

  return { step, choose, run, stop, reset };
}

/** The plan's counts, with facts that only the import itself could find out. */
function asPlanned(answer: ImportAnswer, plan: ImportAnswer | undefined): ImportAnswer {
  if (plan === undefined) return answer;
  const displaced = new Map(
    [...plan.displaced, ...answer.displaced].map((each) => [
      `${each.sessionId} ${each.why} ${each.clashesWith?.title}`,
      each,
    ]),
  );
  return { ...plan, dryRun: false, warnings: answer.warnings, displaced: [...displaced.values()] };
}
