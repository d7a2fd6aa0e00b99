import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { TextField } from "../../organizer/text-field.tsx";

interface EventIdFieldProps {
  readonly eventId: string;
  readonly error: string | undefined;
  readonly hint: string;
  onChange(eventId: string): void;
}

export function EventIdField({ eventId, error, hint, onChange }: EventIdFieldProps) {
  return (
    <TextField
      label={text.id}
      {...{ hint, error }}
      className="sm:col-span-2"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      value={eventId}
      onText={(typed) => onChange(typed.trim().toLowerCase())}
    />
  );
}
