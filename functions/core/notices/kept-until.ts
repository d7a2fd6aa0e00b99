/** Long enough to look something up after a conference. */
const KEPT_MS = 180 * 24 * 60 * 60_000;

/** When a notice of this time leaves the inbox; both are ISO, UTC. */
export const keptUntil = (at: string): string => new Date(Date.parse(at) + KEPT_MS).toISOString();
