import { useMemo } from "react";
import type { EventDetails, SessionDetails } from "../../api/organizer/answers.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { FormFrame } from "../../ui/form-frame.tsx";
import { notify } from "../../ui/notices.ts";
import { type Draft, useDraft } from "../../ui/use-draft.ts";
import { useSubmit } from "../../ui/use-submit.ts";
import { AboutFields } from "./about-fields.tsx";
import { PlacesFields } from "./places-fields.tsx";
import { RegistrationFields } from "./registration-fields.tsx";
import { checkChange, checkNew, draftOf, newDraft, type SessionDraft } from "./session-draft.ts";
import { WhenFields } from "./when-fields.tsx";

interface SessionFormProps {
  readonly event: EventDetails;
  /** Absent: a new one is made. */
  readonly session?: SessionDetails | undefined;
  onSaved(session: SessionDetails): void;
  onCancel(): void;
}

export function SessionForm({ event, session, onSaved, onCancel }: SessionFormProps) {
  const api = useOrganizerApi();
  const { eventId, timeZone } = event;
  const saved = useMemo(
    () => (session === undefined ? newDraft(event) : draftOf(session, timeZone)),
    [session, event, timeZone],
  );
  const { restored, change, discard, ...entered } = useDraft(
    session?.sessionId ?? `new in ${eventId}`,
    saved,
  );
  const { value, changed } = session?.state === "CANCELLED" ? stillCancelled(entered) : entered;
  const { errors, failure, busy, form, submit } = useSubmit();

  const finish = (answer: SessionDetails | undefined, said: (title: string) => string) => {
    if (answer === undefined) return;
    discard();
    notify("good", said(answer.title));
    onSaved(answer);
  };
  const create = async () =>
    finish(await submit(checkNew(value, timeZone), (body) => api.createSession(eventId, body)), text.created);
  const save = async ({ sessionId }: SessionDetails) => {
    if (changed.length === 0) return notify("plain", areaMessages.form.noChange);
    const checked = checkChange(value, changed, timeZone);
    finish(await submit(checked, (body) => api.changeSession(sessionId, body)), text.saved);
  };
  const part = { draft: value, zone: timeZone, errors, onChange: change };
  return (
    <FormFrame
      {...{ form, errors, failure, busy, restored }}
      label={session === undefined ? text.createTitle : session.title}
      fields={Object.keys(value)}
      submitLabel={session === undefined ? text.create : text.save}
      onDiscard={discard}
      onCancel={onCancel}
      onSubmit={() => void (session === undefined ? create() : save(session))}
    >
      <AboutFields {...part} />
      <WhenFields {...part} />
      <PlacesFields {...part} taken={session?.taken ?? 0} />
      <RegistrationFields {...part} />
    </FormFrame>
  );
}

/** Reopening is asked for on its own: what was entered before somebody cancelled must not do it by the way. */
const stillCancelled = ({ value, changed }: Pick<Draft<SessionDraft>, "value" | "changed">) => ({
  value: { ...value, state: "CANCELLED" as const },
  changed: changed.filter((field) => field !== "state"),
});
