import type { InvalidPart } from "../../../functions/contract/problems.ts";
import { areaMessages } from "../messages/organizer/area-messages.ts";

/** What is wrong with which field, by its path in the body: `title`, `speakers.0.name`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What a schema of the contract, here or at the service, says of a body. */
export function fieldErrorsOf(parts: readonly InvalidPart[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message, code } of parts) {
    const field = path.replace(/^(body|params)\.?/, "");
    errors[field] ??= code === undefined ? message : areaMessages.invalid[code];
  }
  return errors;
}

/** The first of those of a field and of what is within it. */
export function errorOf(errors: FieldErrors, field: string): string | undefined {
  const path = Object.keys(errors).find((each) => each === field || each.startsWith(`${field}.`));
  return path === undefined ? undefined : errors[path];
}
