import { Field } from "./field.tsx";
import { Select } from "./select.tsx";

interface ChoiceFieldProps<Choice extends string> {
  readonly label: string;
  readonly choice: Choice;
  readonly choices: readonly Choice[];
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly className?: string;
  nameOf(choice: Choice): string;
  onChoose(choice: Choice): void;
}

/** One of a few values. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { choice, choices, nameOf, onChoose, ...field } = props;
  return (
    <Field {...field}>
      {(control) => (
        <Select
          {...control}
          value={choice}
          onChange={({ target }) => onChoose(choices.find((each) => each === target.value) ?? choice)}
        >
          {choices.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
