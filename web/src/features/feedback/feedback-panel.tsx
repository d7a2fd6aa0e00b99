import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { feedbackQuery, type OwnFeedback } from "../../api/feedback.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { feedbackMessages as text } from "../../messages/attendee/feedback-messages.ts";
import { fullDate } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";
import { FeedbackForm } from "./feedback-form.tsx";

interface FeedbackPanelProps {
  readonly sessionId: string;
  readonly timeZone: string;
  readonly legend: string;
  readonly isLegendHidden?: boolean;
  onDone?(): void;
  /** Around the question. It is left out where there is nothing to ask. */
  frame?(content: ReactNode): ReactNode;
}

/** The question how a session was, with what the person has said already. */
export function FeedbackPanel({
  sessionId,
  timeZone,
  frame = (content) => content,
  ...form
}: FeedbackPanelProps) {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const { data: own, error, refetch } = useQuery(feedbackQuery(useApiAccess(), sessionId, attendeeId));
  if (attendeeId === undefined) return null;
  if (own === undefined) {
    return error === null
      ? frame(<LoadingSkeleton className="h-56" />)
      : frame(
          <div className="grid justify-items-start gap-3">
            <p role="alert">{text.notLoaded}</p>
            <Button variant="outline" onClick={() => void refetch()}>
              {text.retry}
            </Button>
          </div>,
        );
  }
  const until = fullDate(own.closesAt, timeZone);
  return own.state === "OPEN" ? (
    frame(<FeedbackForm {...{ own, attendeeId, until }} {...form} />)
  ) : (
    <Closed own={own} frame={form.isLegendHidden === true ? frame : undefined} />
  );
}

interface ClosedProps {
  readonly own: OwnFeedback;
  readonly frame: ((content: ReactNode) => ReactNode) | undefined;
}

/** Only a person who has opened the question themselves reads why there is none. */
const Closed = ({ own, frame }: ClosedProps): ReactNode =>
  frame?.(
    <p>
      {{ OVER: text.over, OFF: text.off, NOT_THERE: text.notThere, NOT_YET: text.over, OPEN: "" }[own.state]}
    </p>,
  ) ?? null;
