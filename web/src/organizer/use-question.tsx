import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import type { Question } from "../ui/confirm-dialog.tsx";
import { returnFocus } from "../ui/return-focus.ts";

const ConfirmDialog = lazy(() => import("../ui/confirm-dialog.tsx"));

interface Asked {
  readonly question: Question;
  readonly focused: Element | null;
  answer(yes: boolean): void;
}

/** Asks before an action: `ask` resolves with whether the person confirms. */
export function useQuestion(): { ask(question: Question): Promise<boolean>; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked>();
  const ask = useCallback((question: Question) => {
    const focused = document.activeElement;
    return new Promise<boolean>((answer) => setAsked({ question, focused, answer }));
  }, []);
  const dialog = asked && (
    <Suspense>
      <ConfirmDialog
        question={asked.question}
        onConfirm={() => asked.answer(true)}
        onClose={() => {
          asked.answer(false);
          setAsked((now) => (now === asked ? undefined : now));
        }}
        returnFocus={() => returnFocus(asked.focused instanceof HTMLElement ? asked.focused : undefined)}
      />
    </Suspense>
  );
  return { ask, dialog };
}
