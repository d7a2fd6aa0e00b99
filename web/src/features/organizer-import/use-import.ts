import { useCallback, useEffect, useState } from "react";
import type { ImportAnswer } from "../../../../functions/contract/answers.ts";
import type { RequestFailure } from "../../api/organizer/answer.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { takeFile } from "./schedule-file.ts";

interface WithFile {
  readonly file: File;
  /** Whether it only looks at what would change. */
  readonly dryRun: boolean;
}

export type Step =
  | { readonly kind: "choose"; readonly problem?: string }
  /** `sent` goes from 0 to 1. */
  | (WithFile & { readonly kind: "running"; readonly sent: number })
  | (WithFile & { readonly kind: "answered"; readonly answer: ImportAnswer })
  | (WithFile & { readonly kind: "failed"; readonly failure: RequestFailure });

/** From a file over what it would change to the import. */
export function useImport(eventId: string) {
  const api = useOrganizerApi();
  const [step, setStep] = useState<Step>({ kind: "choose" });

  const run = useCallback(
    async (file: File, dryRun: boolean) => {
      setStep({ kind: "running", file, dryRun, sent: 0 });
      const onSent = (sent: number) =>
        setStep((now) => (now.kind === "running" && now.file === file ? { ...now, sent } : now));
      const answer = await api.importSchedule({ eventId, file, dryRun, onSent });
      setStep(
        answer.ok
          ? { kind: "answered", file, dryRun, answer: answer.value }
          : { kind: "failed", file, dryRun, failure: answer.failure },
      );
    },
    [api, eventId],
  );
  const choose = useCallback(
    async (file: File) => {
      const taken = await takeFile(file);
      if (taken.ok) await run(taken.file, true);
      else setStep({ kind: "choose", problem: taken.problem });
    },
    [run],
  );
  const reset = useCallback((problem?: string) => {
    setStep({ kind: "choose", ...(problem !== undefined && { problem }) });
  }, []);

  const importing = step.kind === "running" && !step.dryRun;
  useEffect(() => {
    if (!importing) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [importing]);

  return { step, choose, run, reset };
}
