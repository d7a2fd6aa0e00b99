import { overlapMessages as text } from "../../messages/organizer/overlap-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import type { FieldErrors } from "../../organizer/field-errors.ts";
import { FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import type { EventDraft } from "./event-draft.ts";

type Overlaps = Pick<EventDraft, "conflictPolicy" | "changeMinutes">;

interface OverlapFieldsProps {
  readonly draft: Overlaps;
  readonly errors: FieldErrors;
  onChange(change: Partial<Overlaps>): void;
}

const POLICIES = ["ALLOW", "WARN", "BLOCK"] as const;

/** What happens if somebody wants two sessions at the same time. */
export function OverlapFields({ draft, errors, onChange }: OverlapFieldsProps) {
  return (
    <FormSection title={text.title}>
      <ChoiceField
        label={text.policy}
        hint={text.hints[draft.conflictPolicy]}
        choice={draft.conflictPolicy}
        choices={POLICIES}
        error={errors.conflictPolicy}
        nameOf={(policy) => text.policies[policy]}
        onChoose={(conflictPolicy) => onChange({ conflictPolicy })}
      />
      <TextField
        label={text.changeMinutes}
        hint={text.changeMinutesHint}
        error={errors.changeMinutes}
        inputMode="numeric"
        value={draft.changeMinutes}
        onText={(changeMinutes) => onChange({ changeMinutes })}
      />
    </FormSection>
  );
}
