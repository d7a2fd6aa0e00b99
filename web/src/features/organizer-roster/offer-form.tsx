import { useEffect, useState } from "react";
import { MAX_NOTE_LENGTH } from "../../../../functions/contract/roster.ts";
import type { Answer } from "../../api/failure.ts";
import type { Attendee } from "../../api/organizer/answers.ts";
import type { OutOfTurn } from "../../api/organizer/roster-by-hand.ts";
import { handsMessages as text } from "../../messages/organizer/hands-messages.ts";
import { FormFrame, FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import { useSubmit } from "../../organizer/use-submit.ts";
import { showToast } from "../../ui/toasts.ts";
import { checkOffer, type OfferDraft } from "./hand-drafts.ts";
import { OverCapacityField } from "./over-capacity-field.tsx";

interface OfferFormProps {
  readonly name: string;
  /** `null`: the session is unlimited. */
  readonly capacity: number | null;
  offer(body: OutOfTurn): Promise<Answer<Attendee>>;
  onClose(): void;
}

/** Offers a waiting person a seat before others. The note is required, because it explains that to them. */
export function OfferForm({ name, capacity, offer, onClose }: OfferFormProps) {
  const [draft, setDraft] = useState<OfferDraft>({ note: "", overCapacity: false });
  const { submit, ...submission } = useSubmit();
  const { form } = submission;
  useEffect(() => form.current?.querySelector("input")?.focus(), [form]);
  const send = async () => {
    if ((await submit(checkOffer(draft), offer)) === undefined) return;
    showToast("good", text.offered(name));
    onClose();
  };
  return (
    <FormFrame
      {...submission}
      restored={false}
      label={text.offerTitle(name)}
      fields={Object.keys(draft)}
      submitLabel={text.submitOffer}
      busyLabel={text.offering}
      cancelLabel={text.cancel}
      onDiscard={onClose}
      onCancel={onClose}
      onSubmit={() => void send()}
    >
      <FormSection title={text.offerTitle(name)} hint={text.offerHint}>
        <TextField
          label={text.offerNote}
          hint={text.offerNoteHint}
          error={submission.errors.note}
          className="sm:col-span-2"
          maxLength={MAX_NOTE_LENGTH}
          value={draft.note}
          onText={(note) => setDraft({ ...draft, note })}
        />
        {capacity !== null && (
          <OverCapacityField
            capacity={capacity}
            checked={draft.overCapacity}
            onCheck={(overCapacity) => setDraft({ ...draft, overCapacity })}
          />
        )}
      </FormSection>
    </FormFrame>
  );
}
