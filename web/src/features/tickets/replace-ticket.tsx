import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { Ticket } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Failure } from "../../api/failure.ts";
import { ticketMessages as text } from "../../messages/attendee/ticket-messages.ts";
import { Button } from "../../ui/button.tsx";
import { returnFocus } from "../../ui/return-focus.ts";
import { showToast } from "../../ui/toasts.ts";
import { replaceTicket, ticketQuery } from "./ticket-query.ts";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));

interface ReplaceTicketProps {
  readonly eventId: string;
  readonly attendeeId: string;
  readonly ticket: Ticket;
}

export function ReplaceTicket(props: ReplaceTicketProps) {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLDivElement>(null);
  const { replace, busy } = useReplacing(props);
  return (
    <div ref={button}>
      <Button variant="outline" size="sm" busy={busy} onClick={() => setAsking(true)}>
        {!busy && <RefreshCw aria-hidden className="size-4" />}
        {text.replace}
      </Button>
      {asking && (
        <Suspense>
          <ConfirmDialog
            question={text.question}
            onConfirm={replace}
            onClose={() => setAsking(false)}
            returnFocus={() => returnFocus(button.current?.querySelector("button"))}
          />
        </Suspense>
      )}
    </div>
  );
}

function useReplacing({ eventId, attendeeId, ticket }: ReplaceTicketProps) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => replaceTicket(access, eventId, ticket.ticketId),
    onSuccess: (answer) => {
      if (!answer.ok) return showToast("bad", whyNot(answer.failure));
      // What was kept of the old ticket is replaced by the next look, which follows at once.
      const query = ticketQuery(access, eventId, attendeeId);
      client.setQueryData(query.queryKey, answer.value);
      void askAnew(client, { queryKey: query.queryKey });
      showToast("good", text.replaced);
    },
    onError: () => showToast("bad", text.failed),
  });
  return { replace: () => mutate(), busy: isPending };
}

function whyNot({ kind }: Failure): string {
  if (kind === "offline") return text.offline;
  return kind === "rate-limited" ? text.limited : text.failed;
}
