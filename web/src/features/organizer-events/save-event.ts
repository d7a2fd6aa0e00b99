import { type Answer, failed } from "../../api/organizer/answer.ts";
import type { EventDetails } from "../../api/organizer/answers.ts";
import type { EventChange, OrganizerApi } from "../../api/organizer/organizer-api.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { checkEvent, draftOf, type EventDraft } from "./event-draft.ts";

/** Creates an event unless its id is in use: the service would replace the existing one. */
export async function makeEvent(
  api: OrganizerApi,
  eventId: string,
  body: EventChange,
): Promise<Answer<EventDetails>> {
  const there = await api.event(eventId);
  if (there.ok) return invalid({ eventId: text.idTaken });
  return there.failure.kind === "missing" ? api.putEvent(eventId, body) : there;
}

/**
 * Changes only the entered fields: the service replaces a whole event, and others may have changed the rest.
 */
export async function changeEvent(
  api: OrganizerApi,
  eventId: string,
  entered: Partial<EventDraft>,
): Promise<Answer<EventDetails>> {
  const now = await api.event(eventId);
  if (!now.ok) return now;
  const checked = checkEvent({ ...draftOf(now.value), ...entered }, now.value);
  if (!checked.ok) return invalid(checked.errors);
  return api.putEvent(eventId, { ...checked.body, ...draftState(now.value) });
}

/** Publishes a draft and keeps the rest as it is now. */
export async function publishEvent(api: OrganizerApi, eventId: string): Promise<Answer<EventDetails>> {
  const now = await api.event(eventId);
  if (!now.ok || now.value.published) return now;
  const { title, timeZone, startsAt, endsAt, accentColor } = now.value;
  return api.putEvent(eventId, { title, timeZone, startsAt, endsAt, accentColor, published: true });
}

/** An event that is put without this field is published: saving a draft's settings must not do that. */
const draftState = ({ published }: EventDetails) => (published ? {} : { published });

const invalid = (errors: Readonly<Record<string, string>>) =>
  failed({
    kind: "invalid",
    detail: "",
    errors: Object.entries(errors).map(([path, message]) => ({ path, message })),
  });
