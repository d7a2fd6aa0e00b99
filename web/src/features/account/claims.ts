import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ClaimsAnswer } from "../../../../functions/contract/roster.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { requestJson } from "../../api/request.ts";
import { claimMessages as text } from "../../messages/attendee/claim-messages.ts";
import { showToast } from "../../ui/toasts.ts";
import { rememberClaimed } from "./claimed.ts";

/** Claims what organizers have put aside for the person's address. Without an answer, the next page tries again. */
export default function Claims({ attendeeId }: { readonly attendeeId: string }) {
  const access = useApiAccess();
  const client = useQueryClient();
  useEffect(() => {
    const claim = async () => {
      const answer = await requestJson<ClaimsAnswer>(access, { method: "POST", path: "/api/me/claims" });
      if (!answer.ok) return;
      const { claimed, complete } = answer.value;
      if (complete) rememberClaimed(attendeeId);
      if (claimed.length === 0) return;
      showToast("good", text.claimed(claimed.length));
      await askAnew(client);
    };
    void claim();
  }, [access, client, attendeeId]);
  return null;
}
