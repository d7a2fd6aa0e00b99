import { errorOf } from "../../organizer/field-errors.ts";
import { TextField } from "../../organizer/text-field.tsx";
import type { DraftPart } from "./draft-part.ts";

interface DraftTextFieldProps extends DraftPart {
  readonly name: "title" | "type" | "track" | "room" | "language";
  readonly label: string;
  readonly hint?: string;
  readonly maxLength: number;
  readonly className?: string;
}

export function DraftTextField(props: DraftTextFieldProps) {
  const { name, label, hint, maxLength, className, draft, errors, onChange } = props;
  return (
    <TextField
      {...{ label, hint, maxLength, className }}
      value={draft[name]}
      error={errorOf(errors, name)}
      optional={name !== "title"}
      onText={(text) => onChange({ [name]: text })}
    />
  );
}
