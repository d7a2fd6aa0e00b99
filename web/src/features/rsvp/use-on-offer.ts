import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { AgendaSession, MySchedule, OnOffer, Rsvp } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Failure } from "../../api/failure.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";
import { tellOtherTabs } from "../../seats/acts-elsewhere.ts";
import { myScheduleKey, withEntry } from "../../seats/my-schedule-query.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { showToast, type Toast } from "../../ui/toasts.ts";
import { saveOnOffer } from "./save-on-offer.ts";

/** Arrow keys pass over choices that a person does not want, and a seat could come in that moment. */
const PAUSE_MS = 400;

type Told = Pick<Toast, "tone" | "text">;

/**
 * The choice of a waiting person, and a way to change it: shown at once, and taken back if it could not be saved. `told`
 * says so beside the choice, because a toast would lie on the buttons of a dialog.
 */
export function useOnOffer(session: AgendaSession, known: Rsvp) {
  const access = useApiAccess();
  const client = useQueryClient();
  const key = myScheduleKey(session.eventId, attendeeIdOf(useIdentity().identity));
  const rsvp = useLiveSession(session).rsvp ?? known;
  const [picked, setPicked] = useState<OnOffer>();
  const [told, setTold] = useState<Told>();
  const wanted = useRef<OnOffer>(undefined);
  const isShown = useIsShown();

  const show = (next: Rsvp) =>
    client.setQueryData<MySchedule>(key, (all) => {
      const entry = all?.entries.find((each) => each.rsvp.sessionId === session.sessionId);
      return all && entry ? withEntry(all, session.sessionId, { ...entry, rsvp: next }) : all;
    });

  const tell = (next: Told) => {
    if (isShown.current) setTold(next);
    else if (next.tone === "bad") showToast(next.tone, next.text);
  };

  /** One request after the other, so that the last choice is the one that stays. */
  const saveLast = async () => {
    for (;;) {
      const sent = wanted.current;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (sent === undefined || sent !== wanted.current) continue;
      const answer = await saveOnOffer(access, session.sessionId, sent);
      if (sent !== wanted.current) continue;
      wanted.current = undefined;
      if (answer.ok && answer.value.status === "WAITLISTED") {
        show(answer.value);
        tellOtherTabs();
        tell({ tone: "good", text: text.chosen[sent](session.title) });
      } else {
        if (answer.ok) showToast("plain", goneText(session, answer.value));
        else tell({ tone: "bad", text: failureText(answer.failure) });
        void askAnew(client, { queryKey: key });
      }
      return setPicked(undefined);
    }
  };

  const choose = (onOffer: OnOffer) => {
    const isSaving = wanted.current !== undefined;
    wanted.current = onOffer;
    setPicked(onOffer);
    setTold(undefined);
    if (!isSaving) void saveLast();
  };
  const chosen = picked ?? rsvp.onOffer;
  return {
    chosen: (chosen === "TAKE" && session.waitlistPolicy === "AUTO_CONFIRM" ? "ASK" : chosen) ?? "ASK",
    choose,
    told,
  };
}

/** Where the choice was shown, something else is now. */
const goneText = ({ title }: AgendaSession, { status }: Rsvp): string =>
  text.noLonger[status === "WAITLISTED" ? "CANCELLED" : status](title);

const failureText = (failure: Failure): string =>
  failure.kind === "rate-limited" ? text.tooFast(failure.retryAfterSeconds) : text.notChosen;

function useIsShown() {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
