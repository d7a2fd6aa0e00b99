import { useId } from "react";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { FieldError } from "../../organizer/field.tsx";

interface AccentFieldProps {
  /** `#rrggbb`; null: the event has no colour of its own. */
  readonly color: string | null;
  readonly error: string | undefined;
  onChange(color: string | null): void;
}

const FIRST = "#2f5fc4";

export function AccentField({ color, error, onChange }: AccentFieldProps) {
  const id = useId();
  const choice = "flex min-h-11 items-center gap-2.5 text-sm font-medium";
  return (
    <fieldset aria-describedby={`${id}hint`} className="min-w-0 sm:col-span-2">
      <legend className="pb-1 text-sm font-semibold">{text.accent}</legend>
      <label className={choice}>
        <input
          type="radio"
          name={id}
          checked={color === null}
          onChange={() => onChange(null)}
          className="size-4.5 accent-accent"
        />
        {text.automatic}
      </label>
      <div className="flex flex-wrap items-center gap-x-4">
        <label className={choice}>
          <input
            type="radio"
            name={id}
            checked={color !== null}
            onChange={() => onChange(FIRST)}
            className="size-4.5 accent-accent"
          />
          {text.own}
        </label>
        {color !== null && (
          <span className="flex items-center gap-2 text-sm text-ink-soft tabular-nums">
            <input
              type="color"
              aria-label={text.picker}
              aria-invalid={error ? true : undefined}
              value={color}
              onChange={({ target }) => onChange(target.value)}
              className="h-11 w-16 cursor-pointer rounded-control border border-line-strong bg-surface p-1"
            />
            {color}
          </span>
        )}
      </div>
      <p id={`${id}hint`} className="pt-1 text-sm text-ink-soft">
        {text.accentHint}
      </p>
      {error && <FieldError id={`${id}error`}>{error}</FieldError>}
    </fieldset>
  );
}
