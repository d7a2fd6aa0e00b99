import { useMutation, useQueryClient } from "@tanstack/react-query";
import { scheduleCalendarFileName } from "../../../../functions/contract/file-names.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventPath } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { calendarMessages as text } from "../../messages/attendee/calendar-messages.ts";
import { saveFile } from "../../ui/save-file.ts";
import { showToast } from "../../ui/toasts.ts";
import { calendarLinkQuery, makeCalendarLink } from "./calendar-link.ts";

/** Replaces the person's link. */
export function useNewLink(attendeeId: string): () => void {
  const access = useApiAccess();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => makeCalendarLink(access),
    onSuccess: (link) => {
      client.setQueryData(calendarLinkQuery(access, attendeeId).queryKey, link);
      showToast("good", text.renewed);
    },
    onError: () => showToast("bad", text.failed),
  });
  return mutate;
}

/** Saves My Schedule as a file. A plain link could not send the token. */
export function useDownload(eventId: string): () => void {
  const access = useApiAccess();
  const { mutate } = useMutation({
    mutationFn: async () => {
      const path = `${eventPath(eventId)}/my-schedule.ics`;
      const answer = await request(access, { path, accept: "text/calendar" });
      if (!answer.ok) throw new Error("There is no file");
      saveFile(await answer.value.blob(), scheduleCalendarFileName(eventId));
    },
    onError: () => showToast("bad", text.failed),
  });
  return mutate;
}
