import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { standbyMessages } from "../../messages/organizer/standby-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { errorOf } from "../../organizer/field-errors.ts";
import { FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import type { DraftPart } from "./draft-part.ts";

interface SeatsFieldsProps extends DraftPart {
  readonly taken: number;
}

const POLICIES = ["OFFER", "AUTO_CONFIRM"] as const;

export function SeatsFields({ draft, errors, taken, onChange }: SeatsFieldsProps) {
  const lowered = !draft.unlimited && draft.capacity !== "" && Number(draft.capacity) < taken;
  const isBooth = draft.kind === "BOOTH";
  return (
    <FormSection title={isBooth ? text.boothSeats : text.seats}>
      <div className="sm:col-span-2">
        <TextField
          label={isBooth ? text.boothCapacity : text.capacity}
          hint={lowered ? areaMessages.lowered(taken, Number(draft.capacity)) : undefined}
          error={errorOf(errors, "capacity")}
          className="max-w-40"
          inputMode="numeric"
          disabled={draft.unlimited}
          value={draft.unlimited ? "" : draft.capacity}
          onText={(capacity) => onChange({ capacity })}
        />
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
      {isBooth ? (
        <TextField
          label={text.visitMinutes}
          hint={text.visitHint}
          error={errorOf(errors, "visitMinutes")}
          inputMode="numeric"
          value={draft.visitMinutes}
          onText={(visitMinutes) => onChange({ visitMinutes })}
        />
      ) : (
        <ChoiceField
          label={text.policy}
          choice={draft.waitlistPolicy}
          choices={POLICIES}
          error={errorOf(errors, "waitlistPolicy")}
          nameOf={(policy) => text.policies[policy]}
          onChoose={(waitlistPolicy) => onChange({ waitlistPolicy })}
        />
      )}
      <TextField
        label={text.offerMinutes}
        hint={text.offerMinutesHint}
        error={errorOf(errors, "offerMinutes")}
        inputMode="numeric"
        value={draft.offerMinutes}
        onText={(offerMinutes) => onChange({ offerMinutes })}
      />
      <TextField
        label={standbyMessages.ofSession}
        hint={standbyMessages.ofSessionHint}
        error={errorOf(errors, "graceMinutes")}
        inputMode="numeric"
        value={draft.graceMinutes}
        onText={(graceMinutes) => onChange({ graceMinutes })}
      />
    </FormSection>
  );
}
