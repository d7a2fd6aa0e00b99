import { MAX_ADDED_ADDRESS_LENGTH, MAX_NOTE_LENGTH } from "../../../../functions/contract/roster.ts";
import type { Session } from "../../api/answers.ts";
import type { Answer } from "../../api/failure.ts";
import type { Attendee } from "../../api/organizer/answers.ts";
import type { Addition } from "../../api/organizer/roster-by-hand.ts";
import { handsMessages as text } from "../../messages/organizer/hands-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { FormFrame, FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import { useDraft } from "../../organizer/use-draft.ts";
import { useSubmit } from "../../organizer/use-submit.ts";
import { showToast } from "../../ui/toasts.ts";
import { checkAddition, NEW_ADDITION } from "./hand-drafts.ts";
import { OverCapacityField } from "./over-capacity-field.tsx";

interface AddPersonProps {
  readonly session: Session;
  /** Everybody who is on the roster, as far as it has been loaded. */
  readonly known: readonly Attendee[];
  add(addition: Addition): Promise<Answer<Attendee>>;
  onClose(): void;
}

/** Puts a person on the roster by their address. */
export function AddPerson({ session, known, add, onClose }: AddPersonProps) {
  const { sessionId, capacity } = session;
  const { value, restored, change, discard } = useDraft(`add ${sessionId}`, NEW_ADDITION);
  const { submit, ...submission } = useSubmit();
  const { errors } = submission;
  const close = () => {
    discard();
    onClose();
  };
  const send = async () => {
    const address = value.email.trim().toLowerCase();
    const there = known.find(({ email }) => email?.toLowerCase() === address);
    if (there !== undefined) return showToast("plain", text.already(there.name ?? address));
    const added = await submit(checkAddition(value), add);
    if (added === undefined) return;
    showToast("good", `${added.name ?? added.email} ${text.added[added.status]}`);
    close();
  };
  return (
    <FormFrame
      {...submission}
      {...{ restored }}
      label={text.add}
      fields={Object.keys(value)}
      submitLabel={text.submitAdd}
      busyLabel={text.adding}
      cancelLabel={text.cancel}
      onDiscard={discard}
      onCancel={close}
      onSubmit={() => void send()}
    >
      <FormSection title={text.add} hint={text.addHint}>
        <TextField
          type="email"
          label={text.email}
          error={errors.email}
          maxLength={MAX_ADDED_ADDRESS_LENGTH}
          value={value.email}
          onText={(email) => change({ email })}
        />
        <TextField
          optional
          label={text.name}
          hint={text.nameHint}
          error={errors.name}
          maxLength={100}
          value={value.name}
          onText={(name) => change({ name })}
        />
        <ChoiceField
          label={text.as}
          choice={value.as}
          choices={["CONFIRMED", "WAITLISTED"]}
          error={errors.as}
          nameOf={(as) => text.kinds[as]}
          onChoose={(as) => change({ as })}
        />
        <TextField
          optional
          label={text.note}
          hint={text.noteHint}
          error={errors.note}
          maxLength={MAX_NOTE_LENGTH}
          value={value.note}
          onText={(note) => change({ note })}
        />
        {capacity !== null && value.as === "CONFIRMED" && (
          <OverCapacityField
            capacity={capacity}
            checked={value.overCapacity}
            onCheck={(overCapacity) => change({ overCapacity })}
          />
        )}
      </FormSection>
    </FormFrame>
  );
}
