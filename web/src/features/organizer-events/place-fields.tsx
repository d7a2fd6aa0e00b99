import { MAX_DESCRIPTION_LENGTH, MAX_VENUE_LENGTH } from "../../../../functions/contract/limits.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Field, textLook } from "../../organizer/field.tsx";
import type { FieldErrors } from "../../organizer/field-errors.ts";
import { TextField } from "../../organizer/text-field.tsx";
import type { EventDraft } from "./event-draft.ts";

interface PlaceFieldsProps {
  readonly value: Pick<EventDraft, "venue" | "description">;
  readonly errors: FieldErrors;
  onChange(changes: Partial<EventDraft>): void;
}

/** Where the conference takes place, and what it is. */
export function PlaceFields({ value, errors, onChange }: PlaceFieldsProps) {
  return (
    <>
      <TextField
        label={text.venue}
        hint={text.venueHint}
        error={errors.venue}
        optional
        className="sm:col-span-2"
        maxLength={MAX_VENUE_LENGTH}
        value={value.venue}
        onText={(venue) => onChange({ venue })}
      />
      <Field
        label={text.description}
        hint={text.descriptionHint}
        error={errors.description}
        optional
        className="sm:col-span-2"
      >
        {(control) => (
          <textarea
            {...control}
            rows={6}
            maxLength={MAX_DESCRIPTION_LENGTH}
            value={value.description}
            onChange={({ target }) => onChange({ description: target.value })}
            className={textLook}
          />
        )}
      </Field>
    </>
  );
}
