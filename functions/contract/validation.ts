import * as z from "zod/mini";
import en from "zod/v4/locales/en.js";
import { InvalidTexts, isInvalidCode } from "./invalid-codes.ts";
import type { InvalidPart } from "./problems.ts";

z.config(en());

export type Schema<T> = z.ZodMiniType<T, unknown>;

export type Validation<T> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly errors: readonly InvalidPart[] };

const MAX_ERRORS_SHOWN = 20;

/** Checks `value` against `schema`. The paths of errors begin with `root`. */
export function validate<T>(schema: Schema<T>, value: unknown, root: string): Validation<T> {
  const result = z.safeParse(schema, value);
  if (result.success) return { valid: true, value: result.data };
  const errors = result.error.issues.slice(0, MAX_ERRORS_SHOWN).map(({ path, message }) => ({
    path: [root, ...path].join(".").slice(0, 200),
    ...(isInvalidCode(message)
      ? { message: InvalidTexts[message], code: message }
      : { message: message.slice(0, 200) }),
  }));
  return { valid: false, errors };
}
