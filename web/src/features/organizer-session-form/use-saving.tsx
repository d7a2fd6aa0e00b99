import { useState } from "react";
import type { Event, Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Answer } from "../../api/failure.ts";
import { currentOf } from "../../api/organizer/answers.ts";
import { readSession, type SessionChange } from "../../api/organizer/requests.ts";
import { useChangeSession } from "../../api/organizer/use-change-session.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { useQuestion } from "../../organizer/use-question.tsx";
import { isThere, type Meanwhile } from "./meanwhile.ts";
import { outsideEvent } from "./outside-event.ts";
import { draftOf, type SessionDraft } from "./session-draft.ts";

export interface Entered {
  readonly value: SessionDraft;
  readonly changed: readonly (keyof SessionDraft)[];
}

/** Saves a change of the session as the form knows it; returns changes of others for review. */
export function useSaving(event: Event, first: Meanwhile | undefined) {
  const access = useApiAccess();
  const changeSession = useChangeSession();
  const { ask, dialog } = useQuestion();
  const [meanwhile, setMeanwhile] = useState(first);

  /** Asks for confirmation if the entered values may be a mistake. */
  const isMeant = async ({ value, changed }: Entered, session?: Session): Promise<boolean> => {
    const said: string[] = [];
    if (session === undefined || changed.includes("startsAt") || changed.includes("endsAt")) {
      said.push(outsideEvent(value, event) ?? "");
    }
    if (
      session !== undefined &&
      !value.unlimited &&
      changed.some((field) => field === "capacity" || field === "unlimited")
    ) {
      // People may have taken seats since the form was opened.
      const now = await readSession(access, session.sessionId);
      const { taken } = now.ok ? now.value : session;
      if (Number(value.capacity) < taken) said.push(areaMessages.lowered(taken, Number(value.capacity)));
    }
    const doubts = said.filter((doubt) => doubt !== "");
    if (doubts.length === 0) return true;
    return ask({
      title: text.sureTitle,
      text: doubts.join(" "),
      confirm: text.sureConfirm,
      keep: text.sureKeep,
    });
  };

  /** @returns the saved session, also if an earlier attempt saved it, or what is wrong */
  const save = async (
    session: Session,
    { value, changed }: Entered,
    body: SessionChange,
    onChanged: (current: Session) => void,
  ): Promise<Answer<Session>> => {
    const answer = await changeSession(session, body);
    const current = answer.ok ? undefined : currentOf(answer.failure);
    if (current === undefined) return answer;
    const zone = event.timeZone;
    const found = { before: draftOf(session, zone), mine: value, now: draftOf(current, zone) };
    if (isThere(changed, found)) return { ok: true, value: current };
    setMeanwhile(found);
    onChanged(current);
    return answer;
  };
  return { meanwhile, dialog, isMeant, save };
}
