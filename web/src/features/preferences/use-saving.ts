import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Preferences } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { preferencesKey, savePreferences } from "../../api/preferences.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { preferencesMessages } from "../../messages/attendee/preferences-messages.ts";
import { showToast } from "../../ui/toasts.ts";

/** Saves each choice at once, one after the other. What could not be saved stays chosen, and can be sent again. */
export function useSaving(loaded: Preferences) {
  const access = useApiAccess();
  const client = useQueryClient();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const [chosen, setChosen] = useState(loaded);
  const { mutate, isError: failed } = useMutation({
    scope: { id: "preferences" },
    mutationFn: (preferences: Preferences) => savePreferences(access, preferences),
    onSuccess: (saved) => {
      client.setQueryData(preferencesKey(attendeeId), saved);
      showToast("good", preferencesMessages.saved);
    },
  });
  const choose = (preferences: Preferences) => {
    setChosen(preferences);
    mutate(preferences);
  };
  return { chosen, failed, choose, retry: () => mutate(chosen) };
}
