import type { ProblemMembers } from "../contract/problem-document.ts";
import { type ProblemCode, Problems } from "../contract/problems.ts";
import { toProblemDocument } from "../contract/to-problem-document.ts";

/** The answer of a route. Logs and metrics use `outcome`. */
export interface Reply {
  readonly status: number;
  readonly outcome: string;
  /** The caller, if no authorizer of API Gateway has identified them. */
  readonly userId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body stands for bytes that are no text. */
  readonly isBase64?: boolean;
}

/** Callers name the type of the answer, so that the compiler refuses any other body. */
export const json = <Answer = never>(
  status: number,
  outcome: string,
  body: NoInfer<Answer>,
  headers: Record<string, string> = {},
): Reply => jsonText(status, outcome, serialized<Answer>(body), headers);

/** Writes an answer of a type that the caller names. */
export const serialized = <Answer = never>(answer: NoInfer<Answer>): string => JSON.stringify(answer);

/** Does the same for a body that is already serialized. */
export const jsonText = (
  status: number,
  outcome: string,
  body: string,
  headers: Record<string, string> = {},
): Reply => ({
  status,
  outcome,
  headers: { "content-type": "application/json", ...headers },
  body,
});

/** Lambda's limit is 6 MB, and the body is escaped once more in it. */
export const MAX_ANSWER_BYTES = 4_500_000;

/** Answers about people must not be stored by any cache on the way. */
export const PERSONAL = { "cache-control": "private, no-store" } as const;

/** A refusal of the contract. The code adds `members` to the problem document. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly members?: ProblemMembers;
  readonly headers?: Readonly<Record<string, string>>;
}

export const refuse = ({ code, detail, members, headers }: Refusal, requestId: string): Reply => ({
  status: Problems[code][0],
  outcome: code,
  headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  body: JSON.stringify(toProblemDocument(code, detail, requestId, members)),
});

export const isRefusal = (result: object): result is Refusal => "code" in result;
