import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { MySchedule } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Failure } from "../../api/failure.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import { offlineMessages as text } from "../../messages/attendee/offline-messages.ts";
import { messages } from "../../messages/messages.ts";
import { myScheduleKey, withEntry } from "../../seats/my-schedule-query.ts";
import { askForSeatsAfterAct } from "../../seats/seats-query.ts";
import { showToast } from "../../ui/toasts.ts";
import {
  forgetCancellation,
  type KeptCancellation,
  keptCancellations,
  onKept,
} from "./kept-cancellations.ts";
import { type Sent, sendKept } from "./send-kept.ts";
import { tellFailure } from "./tell.ts";
import { currentPath } from "./use-rsvp.ts";
import { dropWish, showKept } from "./wishes.ts";

const { result } = actingMessages;
const LEAST_WAIT_MS = 5_000;

/** Shows what the person has cancelled without a network, and sends it as soon as there is one. */
export function LateCancellations() {
  const { identity } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const send = useSending(attendeeId);

  useEffect(() => {
    if (attendeeId === undefined) return;
    const shown = new Set<string>();
    const show = async () => {
      const kept = await keptCancellations(attendeeId);
      for (const sessionId of shown) {
        if (!kept.some((each) => each.sessionId === sessionId)) dropWish(sessionId);
      }
      for (const each of kept) {
        shown.add(each.sessionId);
        showKept(each.sessionId, each.action, false, () => void forgetCancellation(each));
      }
    };
    void show().then(() => send.current());
    const forget = onKept(() => void show());
    const sendAgain = () => void send.current();
    addEventListener("online", sendAgain);
    document.addEventListener("visibilitychange", sendAgain);
    return () => {
      forget();
      removeEventListener("online", sendAgain);
      document.removeEventListener("visibilitychange", sendAgain);
    };
  }, [attendeeId, send]);
  return null;
}

function useSending(attendeeId: string | undefined) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { signIn } = useIdentity();
  const here = useRef(attendeeId);
  here.current = attendeeId;
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(again.current), []);

  const settle = ({ eventId, sessionId, attendeeId: person }: KeptCancellation) => {
    dropWish(sessionId);
    void askAnew(client, { queryKey: myScheduleKey(eventId, person) });
    askForSeatsAfterAct(client, eventId);
  };
  const told: Sent = {
    onSending: (kept) => showKept(kept.sessionId, kept.action, true, () => undefined),
    onCancelled: (kept) => {
      const key = myScheduleKey(kept.eventId, kept.attendeeId);
      client.setQueryData<MySchedule>(key, (all) => all && withEntry(all, kept.sessionId, undefined));
      settle(kept);
      showToast("good", kept.action === "cancel" ? result.cancelled(kept.title) : result.left(kept.title));
    },
    onRefused: (kept, failure) => {
      settle(kept);
      if (failure.kind === "changed") showToast("plain", text.changed(kept.title));
      else tellFailure(failure, { retry: () => void send.current(), signIn: () => undefined });
    },
    onWaiting: (kept, failure) => {
      showKept(kept.sessionId, kept.action, false, () => void forgetCancellation(kept));
      if (failure.kind === "unauthenticated") {
        const act = () => signIn({ returnTo: currentPath() });
        showToast("bad", text.signIn(kept.title), { label: messages.identity.signIn, act });
      } else if (navigator.onLine) {
        clearTimeout(again.current);
        again.current = setTimeout(() => void send.current(), waitAfter(failure));
      }
    },
  };
  const send = useRef(async () => {});
  send.current = async () => {
    if (attendeeId === undefined || !navigator.onLine) return;
    await sendKept(access, attendeeId, () => here.current === attendeeId, told);
  };
  return send;
}

/** Milliseconds. */
function waitAfter(failure: Failure): number {
  const seconds = "retryAfterSeconds" in failure ? (failure.retryAfterSeconds ?? 0) : 0;
  return Math.max(LEAST_WAIT_MS, seconds * 1_000);
}
