import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Answer, Failure } from "../../api/failure.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { boothMessages as text } from "../../messages/attendee/booth-messages.ts";
import { tellOtherTabs } from "../../seats/acts-elsewhere.ts";
import { myScheduleQuery } from "../../seats/my-schedule-query.ts";
import { showToast } from "../../ui/toasts.ts";
import { useMyVisits } from "./use-my-visits.ts";
import { enterBooth, keepVisit, leaveBooth, lookAgainAfter } from "./visit-requests.ts";

/** What a person has in a booth, and what they do there. */
export function useVisit(booth: AgendaSession) {
  const { eventId, sessionId } = booth;
  const access = useApiAccess();
  const client = useQueryClient();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const rsvp = useMyVisits(eventId).find((visit) => visit.rsvp.sessionId === sessionId)?.rsvp ?? null;
  const schedule = useQuery({
    ...myScheduleQuery(access, client, eventId, attendeeId),
    refetchInterval: lookAgainAfter(rsvp?.status),
  });
  const [busy, setBusy] = useState(false);
  /** The id of another booth in which the person is; undefined: none is known. */
  const [elsewhere, setElsewhere] = useState<string>();

  async function act(send: () => Promise<Answer<Rsvp>>, said: (rsvp: Rsvp) => string): Promise<void> {
    setBusy(true);
    const answer = await send();
    setBusy(false);
    setElsewhere(answer.ok ? undefined : boothIn(answer.failure));
    if (answer.ok) {
      if (attendeeId !== undefined) keepVisit(client, attendeeId, booth, answer.value);
      tellOtherTabs();
      showToast("good", said(answer.value));
    } else if (boothIn(answer.failure) === undefined) showToast("bad", whyNot(answer.failure));
  }

  return {
    rsvp,
    /** It is not known yet. */
    isLoading: attendeeId !== undefined && schedule.data === undefined && schedule.error === null,
    busy,
    elsewhere,
    enter: (code: string, leave?: string) =>
      act(() => enterBooth(access, sessionId, { code, leave }), entered),
    leave: () => act(() => leaveBooth(access, sessionId), left),
  };
}

const entered = ({ status }: Rsvp): string => (status === "CONFIRMED" ? text.nowInside : text.nowWaiting);
const left = ({ cancelReason }: Rsvp): string => (cancelReason === "LEFT" ? text.nowLeft : text.nowOut);

function boothIn(failure: Failure): string | undefined {
  if (failure.kind !== "refused" || failure.code !== "IN_ANOTHER_BOOTH") return undefined;
  const { sessionId } = (failure.problem.current ?? {}) as { readonly sessionId?: unknown };
  return typeof sessionId === "string" ? sessionId : undefined;
}

function whyNot(failure: Failure): string {
  if (failure.kind === "offline") return text.offline;
  if (failure.kind === "rate-limited") return text.limited;
  if (failure.kind !== "refused") return text.failed;
  return failure.code === "WRONG_BOOTH_CODE" ? text.wrongCode : failure.detail;
}
