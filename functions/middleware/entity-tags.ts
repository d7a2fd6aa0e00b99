import { createHash } from "node:crypto";

const TAG = /(?:W\/)?"([^"]*)"/g;

/** The tag of an answer, from the whole of it; `label` may begin it with something that clients understand. */
export function entityTag(body: string, label?: string): string {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return label === undefined ? `"${hash}"` : `"${label}-${hash}"`;
}

/** What stands in the quotes of a header's tags. Our answers' tags are weak, so whether they are so said does not count. */
export const tagsIn = (header = ""): string[] => [...header.matchAll(TAG)].map(([, tag = ""]) => tag);

/** Whether a client has the very answer of this tag already. */
export const isKnown = (tag: string, ifNoneMatch: string | undefined): boolean =>
  tagsIn(ifNoneMatch).some((known) => `"${known}"` === tag);
