import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import type { Preferences } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { preferencesKey, retryMails } from "../../api/preferences.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { preferencesMessages as text } from "../../messages/attendee/preferences-messages.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toasts.ts";

interface MailStoppedProps {
  readonly stopped: NonNullable<Preferences["mailStopped"]>;
}

/** Says that no mails go to the person, and why. The button ends that. */
export function MailStopped({ stopped: { address, why } }: MailStoppedProps) {
  const access = useApiAccess();
  const client = useQueryClient();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const { mutate: retry, isPending } = useMutation({
    scope: { id: "preferences" },
    mutationFn: () => retryMails(access),
    onSuccess: (preferences) => {
      client.setQueryData(preferencesKey(attendeeId), preferences);
      showToast("good", text.mailRetried(address));
    },
    onError: () => showToast("bad", text.mailNotRetried),
  });
  return (
    <section
      aria-label={text.mailStoppedTitle[why]}
      className="mt-6 flex gap-3 rounded-card border border-warn/40 bg-warn-wash p-4"
    >
      <MailX aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />
      <div className="min-w-0 flex-1 leading-relaxed">
        <h2 className="font-display text-[1.0625rem]/[1.375rem] font-semibold">
          {text.mailStoppedTitle[why]}
        </h2>
        <p className="wrap-anywhere">{text.mailStopped[why](address)}</p>
        <Button variant="outline" className="mt-3" busy={isPending} onClick={() => retry()}>
          {text.mailRetry}
        </Button>
      </div>
    </section>
  );
}
