import type { FormEvent } from "react";
import type { Failure } from "../../api/failure.ts";
import type { ManySet } from "../../api/organizer/hands.ts";
import { manyMessages as text } from "../../messages/organizer/many-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { failureText } from "../../organizer/failure-text.ts";
import { FieldError } from "../../organizer/field.tsx";
import { ModalButtons } from "../../organizer/modal.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import { Button } from "../../ui/button.tsx";
import { type CheckedMany, checkMany, type ManyDraft } from "./many-draft.ts";

interface ManyFormProps {
  readonly draft: ManyDraft;
  readonly checked: CheckedMany | undefined;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  onDraft(draft: ManyDraft): void;
  onChecked(checked: CheckedMany): void;
  onCheck(set: ManySet): void;
  onLeave(): void;
}

const STATES = ["keep", "OPEN", "CLOSED", "CANCELLED"] as const;
const CAPACITIES = ["keep", "unlimited", "number"] as const;
const POLICIES = ["keep", "OFFER", "AUTO_CONFIRM"] as const;

/** What the sessions get. What is left empty stays as it is. */
export function ManyForm(props: ManyFormProps) {
  const { draft, checked, busy, failure, onDraft, onChecked, onCheck, onLeave } = props;
  const errors = checked?.ok === false ? checked.errors : {};
  const set = (changes: Partial<ManyDraft>) => onDraft({ ...draft, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = checkMany(draft);
    onChecked(next);
    if (next.ok && !busy) onCheck(next.set);
  };
  const field = (name: "seats" | "room" | "track" | "shift" | "offerMinutes") => ({
    value: draft[name],
    placeholder: text.asIs,
    error: errors[name],
    onText: (value: string) => set({ [name]: value }),
  });
  return (
    <form noValidate onSubmit={submit}>
      <p className="mt-2 leading-relaxed text-ink-soft">{text.intro}</p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={text.state}
          choice={draft.state}
          choices={STATES}
          nameOf={(state) => (state === "keep" ? text.asIs : text.states[state])}
          onChoose={(state) => set({ state })}
        />
        <ChoiceField
          label={text.capacity}
          choice={draft.capacity}
          choices={CAPACITIES}
          nameOf={(capacity) => text.capacities[capacity]}
          onChoose={(capacity) => set({ capacity })}
        />
        {draft.capacity === "number" && (
          <TextField label={text.seats} inputMode="numeric" {...field("seats")} placeholder="" />
        )}
        <TextField label={text.shift} hint={text.shiftHint} {...field("shift")} />
        <TextField label={text.room} {...field("room")} />
        <TextField label={text.track} {...field("track")} />
        <ChoiceField
          label={text.policy}
          choice={draft.policy}
          choices={POLICIES}
          nameOf={(policy) => (policy === "keep" ? text.asIs : text.policies[policy])}
          onChoose={(policy) => set({ policy })}
        />
        <TextField label={text.offerMinutes} inputMode="numeric" {...field("offerMinutes")} />
      </div>
      <div role="alert">
        {errors.all !== undefined && <FieldError id="many-nothing">{errors.all}</FieldError>}
        {failure !== undefined && <FieldError id="many-failure">{failureText(failure)}</FieldError>}
      </div>
      <ModalButtons>
        <Button variant="outline" onClick={onLeave}>
          {text.leave}
        </Button>
        <Button type="submit" busy={busy}>
          {text.check}
        </Button>
      </ModalButtons>
    </form>
  );
}
