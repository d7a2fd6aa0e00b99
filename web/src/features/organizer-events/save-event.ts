import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { type Answer, failed } from "../../api/failure.ts";
import { dropAttendeesCopies, eventSaved } from "../../api/organizer/changed.ts";
import { type EventChange, putEvent, readEvent } from "../../api/organizer/requests.ts";
import type { ApiAccess } from "../../api/request.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { checkEvent, draftOf, type EventDraft } from "./event-draft.ts";

/** Saves an event in one of the ways below. */
export function useSavingEvent() {
  const access = useApiAccess();
  const client = useQueryClient();
  const { mutateAsync, isPending } = useMutation({
    mutationFn: async (save: (access: ApiAccess) => Promise<Answer<Event>>) => {
      const answer = await save(access);
      if (answer.ok) await eventSaved(client, answer.value);
      // It may have been saved although its answer was lost.
      else dropAttendeesCopies(client);
      return answer;
    },
  });
  return { save: mutateAsync, saving: isPending };
}

/** Creates an event unless its id is in use: the service would replace the existing one. */
export const makeEvent = (eventId: string, body: EventChange) => async (access: ApiAccess) => {
  const there = await readEvent(access, eventId);
  if (there.ok) return invalid({ eventId: text.idTaken });
  return there.failure.kind === "missing" ? putEvent(access, eventId, body) : there;
};

/**
 * Changes only the entered fields: the service replaces a whole event, and others may have changed the rest.
 */
export const changeEvent = (eventId: string, entered: Partial<EventDraft>) => async (access: ApiAccess) => {
  const now = await readEvent(access, eventId);
  if (!now.ok) return now;
  const checked = checkEvent({ ...draftOf(now.value), ...entered }, now.value);
  if (!checked.ok) return invalid(checked.errors);
  return putEvent(access, eventId, { ...checked.body, ...draftState(now.value) });
};

/** Publishes a draft and keeps the rest as it is now. */
export const publishEvent = (eventId: string) => async (access: ApiAccess) => {
  const now = await readEvent(access, eventId);
  if (!now.ok || now.value.published) return now;
  const { title, timeZone, startsAt, endsAt, accentColor } = now.value;
  return putEvent(access, eventId, { title, timeZone, startsAt, endsAt, accentColor, published: true });
};

/** An event that is put without this field is published: saving a draft's settings must not do that. */
const draftState = ({ published }: Event) => (published ? {} : { published });

const invalid = (errors: Readonly<Record<string, string>>) =>
  failed({
    kind: "invalid",
    detail: "",
    errors: Object.entries(errors).map(([path, message]) => ({ path, message })),
  });
