import { useId } from "react";
import { standbyMessages as text } from "../../messages/organizer/standby-messages.ts";
import type { FieldErrors } from "../../organizer/field-errors.ts";
import { FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";

interface GraceFieldsProps {
  /** As it is typed. `null`: seats wait until the end. */
  readonly minutes: string | null;
  readonly errors: FieldErrors;
  onChange(minutes: string | null): void;
}

const USUAL_MINUTES = "5";

/** Whether seats of people who do not come go to people who stand by, and when. */
export function GraceFields({ minutes, errors, onChange }: GraceFieldsProps) {
  const hint = useId();
  return (
    <FormSection title={text.title}>
      <div className="sm:col-span-2">
        <label className="flex min-h-11 items-center gap-2.5 text-sm font-medium">
          <input
            type="checkbox"
            checked={minutes !== null}
            aria-describedby={hint}
            onChange={({ target }) => onChange(target.checked ? USUAL_MINUTES : null)}
            className="size-4.5 accent-accent"
          />
          {text.grace}
        </label>
        <p id={hint} className="pt-1 text-sm text-ink-soft">
          {minutes === null ? text.off : text.on}
        </p>
      </div>
      {minutes !== null && (
        <TextField
          label={text.graceMinutes}
          error={errors.graceMinutes}
          inputMode="numeric"
          className="max-w-40"
          value={minutes}
          onText={onChange}
        />
      )}
    </FormSection>
  );
}
