import { Field, inputLook } from "../../organizer/field.tsx";
import { errorOf } from "../../organizer/field-errors.ts";
import type { DraftPart } from "./draft-part.ts";

interface TextFieldProps extends DraftPart {
  readonly name: "title" | "type" | "track" | "room" | "language";
  readonly label: string;
  readonly hint?: string;
  readonly maxLength: number;
  readonly className?: string;
}

export function TextField({
  name,
  label,
  hint,
  maxLength,
  className,
  draft,
  errors,
  onChange,
}: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={errorOf(errors, name)}
      optional={name !== "title"}
      {...(className !== undefined && { className })}
    >
      {(control) => (
        <input
          {...control}
          type="text"
          autoComplete="off"
          maxLength={maxLength}
          value={draft[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
          className={inputLook}
        />
      )}
    </Field>
  );
}
