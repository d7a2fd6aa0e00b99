const MAX_SLUG_CHARACTERS = 40;

/** Derives an event id (`[a-z0-9-]{2,40}`) from an acronym or title, or null if too little remains. */
export function eventSlug(name: string): string | null {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, MAX_SLUG_CHARACTERS)
    .replace(/-$/, "");
  return slug.length >= 2 ? slug : null;
}
