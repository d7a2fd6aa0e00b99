import { useState } from "react";
import type { Answer } from "../../api/organizer/answer.ts";
import { currentOf, type EventDetails, type SessionDetails } from "../../api/organizer/answers.ts";
import type { SessionChange } from "../../api/organizer/organizer-api.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { useQuestion } from "../../ui/use-question.tsx";
import { isThere, type Meanwhile } from "./meanwhile.ts";
import { outsideEvent } from "./outside-event.ts";
import { draftOf, type SessionDraft } from "./session-draft.ts";

export interface Entered {
  readonly value: SessionDraft;
  readonly changed: readonly (keyof SessionDraft)[];
}

/** Saves a change of the session as the form knows it; returns changes of others for review. */
export function useSaving(event: EventDetails, first: Meanwhile | undefined) {
  const api = useOrganizerApi();
  const { ask, dialog } = useQuestion();
  const [meanwhile, setMeanwhile] = useState(first);

  /** Asks for confirmation if the entered values may be a mistake. */
  const isMeant = async ({ value, changed }: Entered, session?: SessionDetails): Promise<boolean> => {
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
      const now = await api.session(session.sessionId);
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
    session: SessionDetails,
    { value, changed }: Entered,
    body: SessionChange,
    onChanged: (current: SessionDetails) => void,
  ): Promise<Answer<SessionDetails>> => {
    const answer = await api.changeSession(session, body);
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
