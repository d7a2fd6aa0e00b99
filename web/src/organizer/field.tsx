import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { areaMessages } from "../messages/organizer/area-messages.ts";

/** The props that connect a field's control with its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly className?: string;
  children(control: ControlProps): ReactNode;
}

const LOOK =
  "w-full rounded-control border border-line-strong bg-surface text-base placeholder:text-ink-soft aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad disabled:bg-sunken disabled:text-ink-soft sm:text-sm";
export const inputLook = `${LOOK} h-11 px-3`;
export const textLook = `${LOOK} px-3 py-2.5 leading-relaxed`;

export function Field({ label, hint, error, optional, className = "", children }: FieldProps) {
  const id = useId();
  const described = [optional && `${id}optional`, hint && `${id}hint`, error && `${id}error`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={className}>
      <div className="flex items-baseline justify-between gap-2 pb-1.5 text-sm">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {optional && (
          <span id={`${id}optional`} className="text-ink-soft">
            {areaMessages.form.optional}
          </span>
        )}
      </div>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}hint`} className="pt-1.5 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <p id={id} className="flex items-start gap-1.5 pt-1.5 text-sm font-medium text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}
