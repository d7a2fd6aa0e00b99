import { type ProblemCode, Problems, problemDocument } from "../contract/problems.ts";

/** What a route answers; `outcome` is what logs and metrics call it. */
export interface Reply {
  readonly status: number;
  readonly outcome: string;
  /** Who asked, where no authorizer of API Gateway has said so. */
  readonly userId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export const json = (
  status: number,
  outcome: string,
  body: unknown,
  headers: Record<string, string> = {},
): Reply => jsonText(status, outcome, JSON.stringify(body), headers);

/** The same for a body that has been serialized already. */
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

/** Lambda answers with 6 MB at most, in which the body is quoted once more. */
export const MAX_ANSWER_BYTES = 4_500_000;

/** For answers about people: nobody between them and us keeps a copy. */
export const PERSONAL = { "cache-control": "private, no-store" } as const;

/** A refusal of the contract. `members` are what the code adds to the problem document. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const refuse = ({ code, detail, members, headers }: Refusal, requestId: string): Reply => ({
  status: Problems[code][0],
  outcome: code,
  headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  body: JSON.stringify(problemDocument(code, detail, requestId, members)),
});

export const isRefusal = (result: object): result is Refusal => "code" in result;
