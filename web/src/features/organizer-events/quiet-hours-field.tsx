import { useId } from "react";
import type { QuietHours } from "../../../../functions/contract/quiet-hours.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Field, inputLook } from "../../organizer/field.tsx";
import type { FieldErrors } from "../../organizer/field-errors.ts";
import { USUAL_QUIET_HOURS } from "./event-draft.ts";

interface QuietHoursFieldProps {
  readonly hours: QuietHours | null;
  readonly errors: FieldErrors;
  onChange(hours: QuietHours | null): void;
}

/** The platform's own checkbox and time fields. */
export function QuietHoursField({ hours, errors, onChange }: QuietHoursFieldProps) {
  const hint = useId();
  return (
    <>
      <div className="sm:col-span-2">
        <label className="flex min-h-11 items-center gap-2.5 text-sm font-medium">
          <input
            type="checkbox"
            checked={hours !== null}
            aria-describedby={hint}
            onChange={({ target }) => onChange(target.checked ? USUAL_QUIET_HOURS : null)}
            className="size-4.5 accent-accent"
          />
          {text.quietHours}
        </label>
        <p id={hint} className="pt-1 text-sm text-ink-soft">
          {hours === null ? text.noQuietHoursHint : text.quietHoursHint}
        </p>
      </div>
      {hours !== null &&
        (["from", "to"] as const).map((edge) => (
          <Field
            key={edge}
            label={edge === "from" ? text.quietFrom : text.quietTo}
            error={errors[`quietHours.${edge}`]}
          >
            {(control) => (
              <input
                {...control}
                type="time"
                value={hours[edge]}
                onChange={({ target }) => onChange({ ...hours, [edge]: target.value.slice(0, 5) })}
                className={`${inputLook} min-w-0 tabular-nums`}
              />
            )}
          </Field>
        ))}
    </>
  );
}
