import type { ProblemDocument, ProblemMembers } from "./problem-document.ts";
import { type ProblemCode, Problems } from "./problems.ts";

export function toProblemDocument(
  code: ProblemCode,
  detail: string,
  requestId: string,
  added: ProblemMembers = {},
): ProblemDocument {
  const [status, title] = Problems[code];
  return { type: "about:blank", title, status, detail, code, requestId, ...added };
}
