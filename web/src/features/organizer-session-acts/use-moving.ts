import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Failure } from "../../api/failure.ts";
import { seatsChanged, sessionsChanged } from "../../api/organizer/changed.ts";
import { type MovedAnswer, movePeople } from "../../api/organizer/hands.ts";
import { organizerKeys } from "../../api/organizer/keys.ts";

export type MoveStep =
  | { readonly kind: "form"; readonly failure?: Failure }
  | { readonly kind: "planning" }
  | { readonly kind: "planned"; readonly to: string; readonly plan: MovedAnswer }
  | { readonly kind: "moving"; readonly left: number }
  | { readonly kind: "failed"; readonly failure: Failure; readonly goOn: () => void }
  | { readonly kind: "done"; readonly answer: MovedAnswer };

/** Says who would move, moves them in as many requests as it needs, and says how many are left. */
export function useMoving({ sessionId, eventId }: Session) {
  const access = useApiAccess();
  const client = useQueryClient();
  const [step, setStep] = useState<MoveStep>({ kind: "form" });

  const plan = useCallback(
    async (to: string) => {
      setStep({ kind: "planning" });
      const answer = await movePeople(access, sessionId, to, true);
      setStep(
        answer.ok ? { kind: "planned", to, plan: answer.value } : { kind: "form", failure: answer.failure },
      );
    },
    [access, sessionId],
  );

  const changed = useCallback(async () => {
    seatsChanged(client, eventId, sessionId);
    await sessionsChanged(client, eventId);
    await askAnew(client, { queryKey: organizerKeys.session(sessionId) });
  }, [client, eventId, sessionId]);

  const move = useCallback(
    async (to: string, people: number) => {
      setStep({ kind: "moving", left: people });
      for (let before = Number.POSITIVE_INFINITY; ; ) {
        const answer = await movePeople(access, sessionId, to, false);
        if (!answer.ok) {
          await changed();
          return setStep({ kind: "failed", failure: answer.failure, goOn: () => void move(to, people) });
        }
        const { complete, left } = answer.value;
        if (complete || left >= before) {
          await changed();
          return setStep({ kind: "done", answer: answer.value });
        }
        before = left;
        setStep({ kind: "moving", left });
      }
    },
    [access, sessionId, changed],
  );
  return { step, plan, move, back: () => setStep({ kind: "form" }) };
}
