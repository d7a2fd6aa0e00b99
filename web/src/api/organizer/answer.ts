import * as z from "zod/mini";
import { type InvalidCode, InvalidTexts } from "../../../../functions/contract/invalid-codes.ts";

type InvalidPart = z.infer<typeof InvalidPart>;

/** Why the service did not carry out a request. */
export type RequestFailure =
  /** The request may or may not have arrived. */
  | { readonly kind: "offline" }
  | { readonly kind: "unauthenticated" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "missing" }
  /** Errors by path: `body.capacity`. */
  | { readonly kind: "invalid"; readonly detail: string; readonly errors: readonly InvalidPart[] }
  | { readonly kind: "too-large" }
  | { readonly kind: "busy"; readonly retryAfterSeconds: number | undefined }
  /** Somebody else has changed it since it was read; `current` is the present state, unchecked. */
  | { readonly kind: "changed"; readonly current: unknown }
  | { readonly kind: "refused"; readonly detail: string }
  | { readonly kind: "unavailable" };

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: RequestFailure };

export const failed = (failure: RequestFailure): Answer<never> => ({ ok: false, failure });

const InvalidPart = z.object({
  path: z.string(),
  message: z.string(),
  /** A newer service may have rules that this page does not know; the rule's text is shown then. */
  code: z.catch(z.optional(z.enum(Object.keys(InvalidTexts) as InvalidCode[])), undefined),
});

const Problem = z.object({
  detail: z._default(z.string(), ""),
  title: z._default(z.string(), ""),
  errors: z._default(z.array(InvalidPart), []),
  current: z.optional(z.unknown()),
});

const SAYS_NOTHING: z.infer<typeof Problem> = { detail: "", title: "", errors: [] };

/**
 * The API explains these refusals; without text they come from something in front of it, such as a web ACL.
 */
const NEEDS_WORDS: ReadonlySet<number> = new Set([400, 403, 405, 409, 415, 422]);

/** Makes a refusal from a status and its problem document (RFC 9457). */
export function refusalOf(status: number, body: unknown, retryAfter: string | null): RequestFailure {
  const problem = Problem.safeParse(body);
  const { detail, title, errors, current } = problem.success ? problem.data : SAYS_NOTHING;
  if (NEEDS_WORDS.has(status) && (detail || title) === "" && errors.length === 0)
    return { kind: "unavailable" };
  switch (status) {
    case 400:
      return { kind: "invalid", detail: detail || title, errors };
    case 401:
      return { kind: "unauthenticated" };
    case 403:
      return { kind: "forbidden" };
    case 404:
      return { kind: "missing" };
    case 412:
      return { kind: "changed", current };
    case 413:
      return { kind: "too-large" };
    case 429:
    case 503:
      return { kind: "busy", retryAfterSeconds: Number(retryAfter) || undefined };
    default:
      return status < 500 ? { kind: "refused", detail: detail || title } : { kind: "unavailable" };
  }
}

/** Checks an answer, so that only data of the contract reaches a page. */
export function checked<T>(schema: z.ZodMiniType<T>, body: unknown): Answer<T> {
  const result = schema.safeParse(body);
  return result.success ? { ok: true, value: result.data } : failed({ kind: "unavailable" });
}
