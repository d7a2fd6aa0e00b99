import type { ReactNode, RefObject } from "react";
import type { Failure } from "../api/failure.ts";
import { areaMessages } from "../messages/organizer/area-messages.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "./callout.tsx";
import { failureText, isUnsure } from "./failure-text.ts";
import type { FieldErrors } from "./field-errors.ts";

interface FormFrameProps {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly label: string;
  readonly errors: FieldErrors;
  /** Paths that have a field; all other errors appear above the fields. */
  readonly fields: readonly string[];
  readonly failure: Failure | undefined;
  /** The form itself explains the failure. */
  readonly explained?: boolean;
  readonly busy: boolean;
  /** The form began with values from an earlier visit. */
  readonly restored: boolean;
  readonly submitLabel: string;
  /** @default that it is being saved */
  readonly busyLabel?: string;
  /** @default that changes are given up */
  readonly cancelLabel?: string;
  onDiscard(): void;
  onCancel(): void;
  onSubmit(): void;
  readonly children: ReactNode;
}

const { form: text } = areaMessages;

export function FormFrame(props: FormFrameProps) {
  const { form, label, errors, fields, busy, restored, submitLabel, children } = props;
  const failure = props.explained ? undefined : props.failure;
  const paths = Object.keys(errors);
  const elsewhere = paths.filter((path) => !fields.includes(path.split(".")[0] ?? ""));
  return (
    <form
      ref={form}
      noValidate
      tabIndex={-1}
      aria-label={label}
      className="mt-6 max-w-2xl outline-none"
      onSubmit={(event) => {
        event.preventDefault();
        const halfEntered = halfEnteredIn(event.currentTarget);
        if (halfEntered === undefined) return busy ? undefined : props.onSubmit();
        // The field shows its error once it has been found invalid.
        halfEntered.checkValidity();
        halfEntered.focus();
      }}
    >
      {restored && (
        <Callout tone="plain" className="mb-6">
          <p>{text.restored}</p>
          <Button
            variant="outline"
            size="sm"
            className="mt-3 h-11"
            onClick={() => {
              props.onDiscard();
              // The button disappears with its message.
              form.current?.focus();
            }}
          >
            {text.discard}
          </Button>
        </Callout>
      )}
      <div role="alert">
        {(paths.length > 0 || failure !== undefined) && (
          <div data-outcome tabIndex={-1} className="mb-6 outline-none">
            <Callout tone="bad" title={paths.length > 0 ? text.problems(paths.length) : undefined}>
              {failure !== undefined && <p>{failureText(failure)}</p>}
              {failure !== undefined && isUnsure(failure) && <p>{areaMessages.failure.unsure}</p>}
              {elsewhere.map((path) => (
                <p key={path}>
                  {path}: {errors[path]}
                </p>
              ))}
            </Callout>
          </div>
        )}
      </div>
      {children}
      <div className="mt-8 flex flex-col gap-2 border-t border-line pt-6 sm:flex-row">
        <Button type="submit" busy={busy}>
          {busy ? (props.busyLabel ?? text.saving) : submitLabel}
        </Button>
        <Button variant="outline" onClick={props.onCancel}>
          {props.cancelLabel ?? text.cancel}
        </Button>
      </div>
    </form>
  );
}

/** An example is a date without its time: the browser gives it no value. */
function halfEnteredIn(form: HTMLFormElement): HTMLInputElement | undefined {
  return [...form.querySelectorAll("input")].find(({ validity }) => validity.badInput);
}

interface FormSectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

export function FormSection({ title, hint, children }: FormSectionProps) {
  return (
    <fieldset className="mt-8 min-w-0 border-t border-line pt-6 first-of-type:mt-0 first-of-type:border-0 first-of-type:pt-0">
      <legend className="float-left w-full text-lg font-bold tracking-tight">{title}</legend>
      {hint && <p className="clear-left pt-1 text-sm text-ink-soft">{hint}</p>}
      <div className="clear-left grid gap-5 pt-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}
