import type { InvalidPart } from "../../../functions/contract/problems.ts";
import { areaMessages } from "../messages/organizer/area-messages.ts";

/** Error messages by the field's path in the body: `title`, `speakers.0.name`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The errors of a contract schema, checked here or at the service. */
export function fieldErrorsOf(parts: readonly InvalidPart[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message, code } of parts) {
    const field = path.replace(/^(body|params)\.?/, "");
    errors[field] ??= (code && areaMessages.invalid[code]) ?? message;
  }
  return errors;
}

/** The first error of a field or of anything inside it. */
export function errorOf(errors: FieldErrors, field: string): string | undefined {
  const path = Object.keys(errors).find((each) => each === field || each.startsWith(`${field}.`));
  return path === undefined ? undefined : errors[path];
}
