import { createHash } from "node:crypto";

const TAG = /(?:W\/)?"([^"]*)"/g;

/** Makes the tag of a whole answer. A `label` puts a prefix before it that clients understand. */
export function entityTag(body: string, label?: string): string {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return label === undefined ? `"${hash}"` : `"${label}-${hash}"`;
}

/** Reads the quoted parts of a header's tags. Our tags are weak, so a `W/` before them changes nothing. */
export const tagsIn = (header = ""): string[] => [...header.matchAll(TAG)].map(([, tag = ""]) => tag);

/** Tells whether the client already has the answer with this tag. `*` stands for any answer. */
export const isKnown = (tag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch?.trim() === "*" || tagsIn(ifNoneMatch).some((known) => `"${known}"` === tag);
