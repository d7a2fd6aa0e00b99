import { useMemo, useState } from "react";
import { MAX_EVENT_TITLE_LENGTH } from "../../../../functions/contract/limits.ts";
import type { Event } from "../../api/answers.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { feedbackMessages } from "../../messages/organizer/feedback-messages.ts";
import { AskFeedback } from "../../organizer/ask-feedback.tsx";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { FormFrame, FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import { useDraft } from "../../organizer/use-draft.ts";
import { useSubmit } from "../../organizer/use-submit.ts";
import { ZonedTimeField } from "../../organizer/zoned-time-field.tsx";
import { timeZones, zoneText } from "../../time/time-zones.ts";
import { showToast } from "../../ui/toasts.ts";
import { AccentField } from "./accent-field.tsx";
import { AccentPreview } from "./accent-preview.tsx";
import { DayChangeField } from "./day-change-field.tsx";
import { checkEvent, draftOf, newDraft } from "./event-draft.ts";
import { EventIdField } from "./event-id-field.tsx";
import { GraceFields } from "./grace-fields.tsx";
import { OverlapFields } from "./overlap-fields.tsx";
import { PictureField } from "./picture-field.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { QuietHoursField } from "./quiet-hours-field.tsx";
import { changeEvent, makeEvent, useSavingEvent } from "./save-event.ts";
import { suggestId } from "./suggest-id.ts";

interface EventFormProps {
  /** Absent: the form creates an event. */
  readonly event?: Event;
  /** Ids that a new event cannot have. */
  readonly taken?: readonly string[];
  onSaved?(event: Event): void;
  onCancel(): void;
}

export function EventForm({ event, taken = [], onSaved, onCancel }: EventFormProps) {
  const { save: saveBy } = useSavingEvent();
  const [fresh] = useState(newDraft);
  const saved = useMemo(() => (event === undefined ? fresh : draftOf(event)), [event, fresh]);
  const { value, changed, restored, change, discard } = useDraft(`event ${event?.eventId ?? ""}`, saved);
  // A new event's id follows its title until another id is typed.
  const [follows, setFollows] = useState(
    () => event === undefined && value.eventId === suggestId(value.title, taken),
  );
  const { errors, failure, busy, form, submit } = useSubmit();
  const zones = useMemo(() => timeZones(saved.timeZone, value.timeZone), [saved.timeZone, value.timeZone]);

  const save = async () => {
    if (event !== undefined && changed.length === 0) return showToast("plain", areaMessages.form.noChange);
    const isTaken = event === undefined && taken.includes(value.eventId);
    const checked = isTaken
      ? ({ ok: false, errors: { eventId: text.idTaken } } as const)
      : checkEvent(value, event);
    const entered = Object.fromEntries(changed.map((field) => [field, value[field]]));
    const answer = await submit(checked, (body) =>
      saveBy(event === undefined ? makeEvent(value.eventId, body) : changeEvent(event.eventId, entered)),
    );
    if (answer === undefined) return;
    discard();
    showToast("good", event === undefined ? text.created(answer.title) : text.saved(answer.title));
    onSaved?.(answer);
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
        <TextField
          label={text.name}
          error={errors.title}
          className="sm:col-span-2"
          maxLength={MAX_EVENT_TITLE_LENGTH}
          value={value.title}
          onText={(title) => change({ title, ...(follows && { eventId: suggestId(title, taken) }) })}
        />
        {event === undefined && (
          <EventIdField
            eventId={value.eventId}
            error={errors.eventId}
            hint={text.idHint}
            onChange={(eventId) => {
              setFollows(eventId === "");
              change({ eventId });
            }}
          />
        )}
      </FormSection>
      <FormSection title={text.times}>
        <ChoiceField
          label={text.timeZone}
          hint={text.timeZoneHint}
          choice={value.timeZone}
          choices={zones}
          error={errors.timeZone}
          className="sm:col-span-2"
          nameOf={zoneText}
          onChoose={(timeZone) => change({ timeZone })}
        />
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
        {event !== undefined && <PictureField event={event} use="logo" />}
        {event !== undefined && <PictureField event={event} use="cover" />}
        <AccentField
          color={value.accentColor}
          error={errors.accentColor}
          onChange={(accentColor) => change({ accentColor })}
        />
        <AccentPreview
          eventId={value.eventId}
          title={value.title}
          logoUrl={event?.logoUrl ?? null}
          color={value.accentColor}
        />
      </FormSection>
      <FormSection title={text.place}>
        <PlaceFields value={value} errors={errors} onChange={change} />
      </FormSection>
      <FormSection title={text.days}>
        <DayChangeField
          dayChange={value.dayChange}
          error={errors.dayChange}
          onChange={(dayChange) => change({ dayChange })}
        />
      </FormSection>
      <FormSection title={text.offers}>
        <QuietHoursField
          hours={value.quietHours}
          errors={errors}
          onChange={(quietHours) => change({ quietHours })}
        />
      </FormSection>
      <OverlapFields draft={value} errors={errors} onChange={change} />
      <GraceFields
        minutes={value.graceMinutes}
        errors={errors}
        onChange={(graceMinutes) => change({ graceMinutes })}
      />
      <AskFeedback
        asks={value.feedback}
        hint={feedbackMessages.eventAskHint}
        onChange={(feedback) => change({ feedback })}
      />
    </FormFrame>
  );
}
