import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Failure } from "../../api/failure.ts";
import { deleteFeedback, type FeedbackBody, feedbackQuery, putFeedback } from "../../api/feedback.ts";
import { feedbackMessages as text } from "../../messages/attendee/feedback-messages.ts";
import { showToast } from "../../ui/toasts.ts";

interface Person {
  readonly sessionId: string;
  readonly attendeeId: string;
}

/** Sends what a person says, and takes it back. Both may be repeated. */
export function useFeedback(
  { sessionId, attendeeId }: Person,
  isThere: boolean,
  on: { said?(): void; takenBack(): void },
) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { queryKey } = feedbackQuery(access, sessionId, attendeeId);
  const onError = () => showToast("bad", text.failed);
  const saying = useMutation({
    mutationFn: (body: FeedbackBody) => putFeedback(access, sessionId, body),
    onSuccess: (answer) => {
      if (!answer.ok) return showToast("bad", whyNot(answer.failure));
      client.setQueryData(queryKey, answer.value);
      showToast("good", isThere ? text.changed : text.said);
      on.said?.();
    },
    onError,
  });
  const takingBack = useMutation({
    mutationFn: () => deleteFeedback(access, sessionId),
    onSuccess: (answer) => {
      if (!answer.ok) return showToast("bad", whyNot(answer.failure));
      client.setQueryData(queryKey, (known) => known && { ...known, feedback: null });
      showToast("plain", text.takenBack);
      on.takenBack();
    },
    onError,
  });
  return {
    say: saying.mutate,
    takeBack: () => takingBack.mutate(),
    busy: saying.isPending || takingBack.isPending,
  };
}

function whyNot(failure: Failure): string {
  switch (failure.kind) {
    case "offline":
      return text.offline;
    case "rate-limited":
      return text.limited;
    case "refused":
      return (
        { FEEDBACK_OFF: text.off, NOT_THERE: text.notThere, FEEDBACK_NOT_OPEN: text.over }[failure.code] ??
        text.failed
      );
    default:
      return text.failed;
  }
}
