import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Field, inputLook } from "../../organizer/field.tsx";

interface EventIdFieldProps {
  readonly eventId: string;
  readonly error: string | undefined;
  readonly hint: string;
  onChange(eventId: string): void;
}

export function EventIdField({ eventId, error, hint, onChange }: EventIdFieldProps) {
  return (
    <Field label={text.id} hint={hint} error={error} className="sm:col-span-2">
      {(control) => (
        <input
          {...control}
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          value={eventId}
          onChange={({ target }) => onChange(target.value.trim().toLowerCase())}
          className={inputLook}
        />
      )}
    </Field>
  );
}
