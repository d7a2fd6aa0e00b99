import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AgendaSession, AnyOf, MySchedule, OnOffer } from "../../api/answers.ts";
import { askAnyOf } from "../../api/any-of.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Failure } from "../../api/failure.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { tellOtherTabs } from "../../seats/acts-elsewhere.ts";
import { myScheduleKey, withEntry } from "../../seats/my-schedule-query.ts";
import { askForSeatsAfterAct } from "../../seats/seats-query.ts";

export type Told =
  | { readonly kind: "asking" }
  | { readonly kind: "answered"; readonly answer: AnyOf; readonly asked: readonly AgendaSession[] }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Asks for one seat of several sessions. Nothing is presumed: only the service knows which seat is the first free one. */
export function useAnyOf(eventId: string) {
  const access = useApiAccess();
  const client = useQueryClient();
  const key = myScheduleKey(eventId, attendeeIdOf(useIdentity().identity));
  const [told, setTold] = useState<Told>();

  async function ask(sessions: readonly AgendaSession[], onOffer: OnOffer): Promise<void> {
    setTold({ kind: "asking" });
    const sessionIds = sessions.map(({ sessionId }) => sessionId);
    const answer = await askAnyOf(access, eventId, { sessionIds, onOffer });
    if (answer.ok) {
      client.setQueryData<MySchedule>(key, (all) => all && withAnswer(all, sessions, answer.value));
      tellOtherTabs();
      askForSeatsAfterAct(client, eventId);
    }
    // It may also have been carried out although its answer was lost.
    void askAnew(client, { queryKey: key });
    setTold(
      answer.ok
        ? { kind: "answered", answer: answer.value, asked: sessions }
        : { kind: "failed", failure: answer.failure },
    );
  }
  return { told, ask };
}

const withAnswer = (schedule: MySchedule, sessions: readonly AgendaSession[], { rsvps }: AnyOf): MySchedule =>
  rsvps.reduce((all, rsvp) => {
    const session = sessions.find(({ sessionId }) => sessionId === rsvp.sessionId);
    return session ? withEntry(all, rsvp.sessionId, { rsvp, session: { ...session, abstract: null } }) : all;
  }, schedule);
