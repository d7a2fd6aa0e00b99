import { MAX_MESSAGE_TEXT_LENGTH, MAX_MESSAGE_TITLE_LENGTH } from "../../../../functions/contract/limits.ts";
import type { Event, Session } from "../../api/answers.ts";
import { messagesMessages as text } from "../../messages/organizer/messages-messages.ts";
import { Field, textLook } from "../../organizer/field.tsx";
import { FormFrame, FormSection } from "../../organizer/form-frame.tsx";
import { TextField } from "../../organizer/text-field.tsx";
import type { Draft } from "../../organizer/use-draft.ts";
import type { useSubmit } from "../../organizer/use-submit.ts";
import { atFields, type MessageDraft } from "./message-draft.ts";
import { TargetFields } from "./target-fields.tsx";

interface MessageFormProps {
  readonly event: Event;
  readonly sessions: readonly Session[];
  readonly draft: Draft<MessageDraft>;
  readonly submission: Omit<ReturnType<typeof useSubmit>, "submit">;
  onPreview(): void;
}

/** What an organizer writes, and its recipients. */
export function MessageForm({ event, sessions, draft, submission, onPreview }: MessageFormProps) {
  const { value, restored, discard } = draft;
  const change = (changes: Partial<MessageDraft>) => draft.change({ ...changes, messageId: "" });
  const errors = atFields(submission.errors);
  const left = MAX_MESSAGE_TEXT_LENGTH - value.text.length;
  return (
    <FormFrame
      {...submission}
      {...{ errors, restored }}
      label={text.write}
      fields={Object.keys(value)}
      submitLabel={text.preview}
      busyLabel={text.previewing}
      cancelLabel={text.clear}
      onDiscard={discard}
      onCancel={discard}
      onSubmit={onPreview}
    >
      <FormSection title={text.to}>
        <TargetFields {...{ event, sessions, errors, change }} draft={value} />
      </FormSection>
      <FormSection title={text.message}>
        <TextField
          label={text.subject}
          error={errors.title}
          className="sm:col-span-2"
          maxLength={MAX_MESSAGE_TITLE_LENGTH}
          value={value.title}
          onText={(title) => change({ title })}
        />
        <Field
          label={text.text}
          error={errors.text}
          hint={`${text.textHint} ${text.left(left)}.`}
          className="sm:col-span-2"
        >
          {(control) => (
            <textarea
              {...control}
              rows={8}
              maxLength={MAX_MESSAGE_TEXT_LENGTH}
              value={value.text}
              onChange={({ target }) => change({ text: target.value })}
              className={textLook}
            />
          )}
        </Field>
      </FormSection>
    </FormFrame>
  );
}
