import type { ComponentProps } from "react";
import { Field, inputLook } from "./field.tsx";

interface TextFieldProps extends Omit<ComponentProps<"input">, "value" | "onChange"> {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error: string | undefined;
  readonly optional?: boolean;
  onText(value: string): void;
}

/** A line of text. Further props are those of its input. */
export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  value,
  onText,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ label, hint, error }} optional={optional ?? false} className={className ?? ""}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...input}
          {...control}
          value={value}
          onChange={({ target }) => onText(target.value)}
          className={`${inputLook} ${input.inputMode === "numeric" ? "tabular-nums" : ""}`}
        />
      )}
    </Field>
  );
}
