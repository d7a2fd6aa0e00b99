const MAX_LENGTH = 40;

/** The event id that a conference's acronym or title suggests (`[a-z0-9-]{2,40}`), or null where too little is left of it. */
export function eventSlug(name: string): string | null {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, MAX_LENGTH)
    .replace(/-$/, "");
  return slug.length >= 2 ? slug : null;
}
