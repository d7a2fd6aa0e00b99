import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { AgendaSession, MySchedule, OnOffer, Reserved, Rsvp } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { sessionPath } from "../../api/queries.ts";
import { requestJson } from "../../api/request.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";
import { myScheduleKey, withEntry } from "../../seats/my-schedule-query.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { showToast } from "../../ui/toasts.ts";

/** The choice of a waiting person, and a way to change it: shown at once, and taken back if it could not be saved. */
export function useOnOffer(session: AgendaSession, known: Rsvp) {
  const access = useApiAccess();
  const client = useQueryClient();
  const key = myScheduleKey(session.eventId, attendeeIdOf(useIdentity().identity));
  const rsvp = useLiveSession(session).rsvp ?? known;
  const chosen = rsvp.onOffer === "TAKE" && session.waitlistPolicy === "AUTO_CONFIRM" ? "ASK" : rsvp.onOffer;
  const latest = useRef(0);

  const show = (next: Rsvp) =>
    client.setQueryData<MySchedule>(key, (all) => {
      const entry = all?.entries.find((each) => each.rsvp.sessionId === session.sessionId);
      return all && entry ? withEntry(all, session.sessionId, { ...entry, rsvp: next }) : all;
    });

  const choose = async (onOffer: OnOffer) => {
    const turn = ++latest.current;
    show({ ...rsvp, onOffer });
    const answer = await requestJson<Reserved>(access, {
      method: "PUT",
      path: `${sessionPath(session.sessionId)}/rsvp`,
      body: { ifFull: "WAITLIST", onOffer },
    });
    // Of two choices in a row the later one counts.
    if (turn !== latest.current) return;
    if (!answer.ok) {
      show(rsvp);
      return showToast("bad", text.notChosen);
    }
    show(answer.value);
    if (answer.value.status === "WAITLISTED") showToast("good", text.chosen[onOffer](session.title));
  };
  return { chosen: chosen ?? "ASK", choose };
}
