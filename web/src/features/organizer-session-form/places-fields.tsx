import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { Field, inputLook } from "../../organizer/field.tsx";
import { errorOf } from "../../organizer/field-errors.ts";
import { FormSection } from "../../organizer/form-frame.tsx";
import { Select } from "../../organizer/select.tsx";
import type { DraftPart } from "./draft-part.ts";

interface PlacesFieldsProps extends DraftPart {
  readonly taken: number;
}

const POLICIES = ["OFFER", "AUTO_CONFIRM"] as const;

export function PlacesFields({ draft, errors, taken, onChange }: PlacesFieldsProps) {
  const lowered = !draft.unlimited && draft.capacity !== "" && Number(draft.capacity) < taken;
  return (
    <FormSection title={text.places}>
      <div className="sm:col-span-2">
        <Field
          label={text.capacity}
          hint={lowered ? areaMessages.lowered(taken, Number(draft.capacity)) : undefined}
          error={errorOf(errors, "capacity")}
          className="max-w-40"
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              disabled={draft.unlimited}
              value={draft.unlimited ? "" : draft.capacity}
              onChange={(event) => onChange({ capacity: event.target.value })}
              className={`${inputLook} tabular-nums`}
            />
          )}
        </Field>
        <label className="mt-1 inline-flex min-h-11 items-center gap-2.5 text-sm font-medium">
          <input
            type="checkbox"
            checked={draft.unlimited}
            onChange={(event) => onChange({ unlimited: event.target.checked })}
            className="size-4.5 accent-accent"
          />
          {text.unlimited}
        </label>
      </div>
      <Field label={text.policy} error={errorOf(errors, "waitlistPolicy")}>
        {(control) => (
          <Select
            {...control}
            value={draft.waitlistPolicy}
            onChange={(event) =>
              onChange({ waitlistPolicy: POLICIES.find((each) => each === event.target.value) ?? "OFFER" })
            }
          >
            {POLICIES.map((policy) => (
              <option key={policy} value={policy}>
                {text.policies[policy]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={text.offerMinutes} hint={text.offerMinutesHint} error={errorOf(errors, "offerMinutes")}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={draft.offerMinutes}
            onChange={(event) => onChange({ offerMinutes: event.target.value })}
            className={`${inputLook} tabular-nums`}
          />
        )}
      </Field>
    </FormSection>
  );
}
