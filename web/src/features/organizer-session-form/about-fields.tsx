import { MAX_LENGTH } from "../../../../functions/contract/limits.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { Field, textLook } from "../../organizer/field.tsx";
import { errorOf } from "../../organizer/field-errors.ts";
import { FormSection } from "../../organizer/form-frame.tsx";
import type { DraftPart } from "./draft-part.ts";
import { DraftTextField } from "./draft-text-field.tsx";
import { SpeakersField } from "./speakers-field.tsx";

const ABSTRACT_ROWS = 6;

export function AboutFields(part: DraftPart) {
  const { draft, errors, onChange } = part;
  return (
    <FormSection title={text.about}>
      <DraftTextField
        {...part}
        name="title"
        label={text.title}
        maxLength={MAX_LENGTH.title}
        className="sm:col-span-2"
      />
      <Field label={text.abstract} error={errorOf(errors, "abstract")} optional className="sm:col-span-2">
        {(control) => (
          <textarea
            {...control}
            rows={ABSTRACT_ROWS}
            maxLength={MAX_LENGTH.abstract}
            value={draft.abstract}
            onChange={(event) => onChange({ abstract: event.target.value })}
            className={textLook}
          />
        )}
      </Field>
      <SpeakersField
        speakers={draft.speakers}
        error={errorOf(errors, "speakers")}
        onChange={(speakers) => onChange({ speakers })}
      />
      <DraftTextField
        {...part}
        name="type"
        label={text.type}
        hint={text.typeHint}
        maxLength={MAX_LENGTH.type}
      />
      <DraftTextField {...part} name="track" label={text.track} maxLength={MAX_LENGTH.track} />
      <DraftTextField
        {...part}
        name="language"
        label={text.language}
        hint={text.languageHint}
        maxLength={MAX_LENGTH.language}
      />
    </FormSection>
  );
}
