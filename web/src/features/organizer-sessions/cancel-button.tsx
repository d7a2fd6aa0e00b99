import { Ban, RotateCcw } from "lucide-react";
import { useCallback } from "react";
import { currentOf, type SessionDetails } from "../../api/organizer/answers.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { Button } from "../../ui/button.tsx";
import { useCancelling } from "./use-cancelling.tsx";
import type { QuickChange } from "./use-presumed.ts";
import { useQuickChange } from "./use-quick-change.tsx";

interface CancelButtonProps {
  readonly session: SessionDetails;
  onChanged(session: SessionDetails): void;
}

/** Cancels or reopens a page's session. */
export function CancelButton({ session, onChanged }: CancelButtonProps) {
  const api = useOrganizerApi();
  const change = useCallback(
    async (of: SessionDetails, wanted: QuickChange) => {
      const answer = await api.changeSession(of, wanted);
      const current = answer.ok ? answer.value : currentOf(answer.failure);
      if (current !== undefined) onChanged(current);
      return answer;
    },
    [api, onChanged],
  );
  const { quickChange, dialog: doubt } = useQuickChange(change);
  const { ask, dialog } = useCancelling(quickChange);
  const cancelled = session.state === "CANCELLED";
  const Icon = cancelled ? RotateCcw : Ban;
  return (
    <>
      <Button variant="outline" onClick={({ currentTarget }) => ask(session, currentTarget)}>
        <Icon aria-hidden className="size-4" />
        {cancelled ? text.reopenConfirm : text.cancelConfirm}
      </Button>
      {dialog}
      {doubt}
    </>
  );
}
