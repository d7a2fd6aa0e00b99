import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Answer, Failure } from "../../api/failure.ts";
import { sessionsChanged } from "../../api/organizer/changed.ts";
import {
  type ManyChangedAnswer,
  type ManyPart,
  type ManySet,
  partsOf,
  patchSessions,
} from "../../api/organizer/hands.ts";
import { isUnsure } from "../../organizer/failure-text.ts";

type Result = ManyChangedAnswer["results"][number];

export interface Summed {
  readonly results: readonly Result[];
  readonly displaced: ManyChangedAnswer["displaced"];
  readonly notCompared: number;
  readonly undo: readonly string[];
}

export type ManyStep =
  | { readonly kind: "form"; readonly failure?: Failure }
  | { readonly kind: "planning" }
  | { readonly kind: "planned"; readonly set: ManySet; readonly plan: Summed }
  | { readonly kind: "changing"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly summary: Summed }
  | { readonly kind: "failed"; readonly failure: Failure; readonly goOn: () => void };

const MOST_REPEATS = 3;

/** Plans a change of some sessions, carries it out in as many requests as it needs, and says how far it is. */
export function useMany(
  eventId: string,
  sessionIds: readonly string[],
  onCarriedOut: (summary: Summed) => void,
) {
  const access = useApiAccess();
  const client = useQueryClient();
  const [step, setStep] = useState<ManyStep>({ kind: "form" });
  const [parts] = useState(() => partsOf(sessionIds));

  const plan = useCallback(
    async (set: ManySet) => {
      setStep({ kind: "planning" });
      const answers: ManyChangedAnswer[] = [];
      for (const part of parts) {
        const answer = await patchSessions(access, eventId, part, set, true);
        if (!answer.ok) return setStep({ kind: "form", failure: answer.failure });
        answers.push(answer.value);
      }
      setStep({ kind: "planned", set, plan: summed(answers) });
    },
    [access, eventId, parts],
  );

  const carryOut = async (set: ManySet): Promise<void> => {
    const answers = new Map<ManyPart, ManyChangedAnswer>();
    const show = () => {
      const done = [...answers.values()].reduce((sum, each) => sum + each.done, 0);
      setStep({ kind: "changing", done, total: sessionIds.length });
    };
    show();
    for (const part of parts) {
      let answer: Answer<ManyChangedAnswer>;
      do {
        answer = await repeated(() => patchSessions(access, eventId, part, set, false));
        if (!answer.ok) {
          await sessionsChanged(client, eventId);
          return setStep({ kind: "failed", failure: answer.failure, goOn: () => void carryOut(set) });
        }
        answers.set(part, answer.value);
        show();
      } while (!answer.value.complete);
    }
    await sessionsChanged(client, eventId);
    const summary = summed([...answers.values()]);
    setStep({ kind: "done", summary });
    onCarriedOut(summary);
  };
  return { step, plan, carryOut, back: () => setStep({ kind: "form" }) };
}

/** The same request again changes no session twice, so a lost answer is asked for again. */
async function repeated<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (let repeats = 1; ; repeats++) {
    const answer = await send();
    if (answer.ok || !isUnsure(answer.failure) || repeats === MOST_REPEATS) return answer;
  }
}

const summed = (answers: readonly ManyChangedAnswer[]): Summed => ({
  results: answers.flatMap(({ results }) => results),
  displaced: answers.flatMap(({ displaced }) => displaced),
  notCompared: answers.reduce((sum, { notCompared }) => sum + notCompared, 0),
  undo: answers.flatMap(({ undo }) => (undo === null ? [] : [undo.token])),
});
