import { useEffect } from "react";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import ConfirmDialog from "../../ui/confirm-dialog.tsx";
import { returnFocus } from "../../ui/return-focus.ts";
import type { ChoiceAsked } from "./choice-asked.ts";
import { OnOfferChoice } from "./on-offer-choice.tsx";

interface ChoiceQuestionProps {
  readonly asked: ChoiceAsked;
  onClose(): void;
}

/** Right after joining. Later it is on the session's page, and behind the button "in line". */
export default function ChoiceQuestion({ asked, onClose }: ChoiceQuestionProps) {
  const { rsvp } = useLiveSession(asked.session);
  const waits = !rsvp || rsvp.status === "WAITLISTED";
  // A seat has come: there is nothing to choose any more.
  useEffect(() => {
    if (!waits) onClose();
  }, [waits, onClose]);
  return (
    <ConfirmDialog
      question={text.question(asked.session.title)}
      onClose={onClose}
      returnFocus={() => returnFocus(undefined)}
    >
      <OnOfferChoice {...asked} className="mt-4" />
    </ConfirmDialog>
  );
}
