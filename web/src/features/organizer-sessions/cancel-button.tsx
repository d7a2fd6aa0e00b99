import { Ban, RotateCcw } from "lucide-react";
import type { Session } from "../../api/answers.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { Button } from "../../ui/button.tsx";
import { useCancelling } from "./use-cancelling.tsx";
import { useQuickChange } from "./use-quick-change.tsx";

/** Cancels or reopens a page's session. */
export function CancelButton({ session }: { readonly session: Session }) {
  const { quickChange, dialog: doubt } = useQuickChange();
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
