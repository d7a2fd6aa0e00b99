import { useMemo, useState } from "react";
import { MAX_EVENT_TITLE_LENGTH } from "../../../../functions/contract/limits.ts";
import type { EventDetails } from "../../api/organizer/answers.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Field, inputLook } from "../../ui/field.tsx";
import { FormFrame, FormSection } from "../../ui/form-frame.tsx";
import { notify } from "../../ui/notices.ts";
import { Select } from "../../ui/select.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { useSubmit } from "../../ui/use-submit.ts";
import { ZonedTimeField } from "../../ui/zoned-time-field.tsx";
import { AccentField } from "./accent-field.tsx";
import { checkEvent, draftOf, newDraft, timeZones } from "./event-draft.ts";
import { EventIdField } from "./event-id-field.tsx";
import { changeEvent, makeEvent } from "./save-event.ts";

interface EventFormProps {
  /** Absent: a new one is made. */
  readonly event?: EventDetails;
  /** Ids that a new one cannot have. */
  readonly taken?: readonly string[];
  onSaved(event: EventDetails): void;
  onCancel(): void;
}

export function EventForm({ event, taken = [], onSaved, onCancel }: EventFormProps) {
  const api = useOrganizerApi();
  const [fresh] = useState(newDraft);
  const saved = useMemo(() => (event === undefined ? fresh : draftOf(event)), [event, fresh]);
  const { value, changed, restored, change, discard } = useDraft(`event ${event?.eventId ?? ""}`, saved);
  const { errors, failure, busy, form, submit } = useSubmit();
  const zones = useMemo(() => timeZones(saved.timeZone, value.timeZone), [saved.timeZone, value.timeZone]);

  const save = async () => {
    if (event !== undefined && changed.length === 0) return notify("plain", areaMessages.form.noChange);
    const isTaken = event === undefined && taken.includes(value.eventId);
    const checked = isTaken
      ? ({ ok: false, errors: { eventId: text.idTaken } } as const)
      : checkEvent(value, event);
    const entered = Object.fromEntries(changed.map((field) => [field, value[field]]));
    const answer = await submit(checked, (body) =>
      event === undefined ? makeEvent(api, value.eventId, body) : changeEvent(api, event.eventId, entered),
    );
    if (answer === undefined) return;
    discard();
    notify("good", event === undefined ? text.created(answer.title) : text.saved(answer.title));
    onSaved(answer);
  };
  return (
    <FormFrame
      {...{ form, errors, failure, busy, restored, onCancel }}
      label={event === undefined ? text.newTitle : text.settingsTitle}
      fields={Object.keys(value)}
      submitLabel={event === undefined ? text.createSubmit : text.saveSubmit}
      onDiscard={discard}
      onSubmit={() => void save()}
    >
      <FormSection title={text.about}>
        {event === undefined && (
          <EventIdField
            eventId={value.eventId}
            error={errors.eventId}
            onChange={(eventId) => change({ eventId })}
          />
        )}
        <Field label={text.name} error={errors.title} className="sm:col-span-2">
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              maxLength={MAX_EVENT_TITLE_LENGTH}
              value={value.title}
              onChange={({ target }) => change({ title: target.value })}
              className={inputLook}
            />
          )}
        </Field>
      </FormSection>
      <FormSection title={text.times}>
        <Field
          label={text.timeZone}
          hint={text.timeZoneHint}
          error={errors.timeZone}
          className="sm:col-span-2"
        >
          {(control) => (
            <Select
              {...control}
              value={value.timeZone}
              onChange={({ target }) => change({ timeZone: target.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll("_", " ")}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {(["startsAt", "endsAt"] as const).map((field) => (
          <ZonedTimeField
            key={field}
            label={text[field]}
            wallTime={value[field]}
            zone={value.timeZone}
            error={errors[field]}
            onChange={(wallTime) => change({ [field]: wallTime })}
          />
        ))}
      </FormSection>
      <FormSection title={text.appearance}>
        <AccentField
          color={value.accentColor}
          error={errors.accentColor}
          onChange={(accentColor) => change({ accentColor })}
        />
      </FormSection>
    </FormFrame>
  );
}
