import { MAX_ADDRESS_LENGTH } from "../../../../functions/contract/address.ts";
import type { Answer } from "../../api/failure.ts";
import { peopleMessages as text } from "../../messages/organizer/people-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { FormFrame, FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import { useDraft } from "../../organizer/use-draft.ts";
import { useSubmit } from "../../organizer/use-submit.ts";
import { showToast } from "../../ui/toasts.ts";
import { checkInvite, type Invite, NEW_INVITE, ROLES } from "./invite-draft.ts";
import type { Holder } from "./use-people.ts";

interface InviteFormProps {
  readonly eventId: string;
  give(invite: Invite): Promise<Answer<Holder>>;
}

/** Gives an address a role. */
export function InviteForm({ eventId, give }: InviteFormProps) {
  const { value, restored, change, discard } = useDraft(`invite ${eventId}`, NEW_INVITE);
  const { submit, ...submission } = useSubmit();
  const { errors } = submission;
  const invite = async () => {
    const given = await submit(checkInvite(eventId, value), give);
    if (given === undefined) return;
    discard();
    showToast("good", text.told(given.email));
  };
  return (
    <FormFrame
      {...submission}
      {...{ restored }}
      label={text.invite}
      fields={Object.keys(value)}
      submitLabel={text.submit}
      busyLabel={text.submitting}
      cancelLabel={text.clear}
      onDiscard={discard}
      onCancel={discard}
      onSubmit={() => void invite()}
    >
      <FormSection title={text.invite} hint={text.mailLimit}>
        <TextField
          type="email"
          label={text.email}
          hint={text.emailHint}
          error={errors.email}
          className="sm:col-span-2"
          maxLength={MAX_ADDRESS_LENGTH}
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
          label={text.role}
          choice={value.role}
          choices={ROLES}
          hint={text.may[value.role]}
          error={errors.role}
          nameOf={(role) => text.roles[role]}
          onChoose={(role) => change({ role })}
        />
      </FormSection>
    </FormFrame>
  );
}
