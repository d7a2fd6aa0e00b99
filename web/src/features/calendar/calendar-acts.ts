import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventPath } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { calendarMessages as text } from "../../messages/attendee/calendar-messages.ts";
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
      save(await answer.value.blob(), `my-schedule-${eventId}.ics`);
    },
    onError: () => showToast("bad", text.failed),
  });
  return mutate;
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
