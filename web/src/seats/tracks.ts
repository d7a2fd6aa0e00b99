import type { AgendaSession } from "../api/answers.ts";

/**
 * The tracks of an event, in the order in which its sessions name them: a track's place in it gives its colour.
 * @param sessions in order of start
 */
export function tracksOf(sessions: readonly Pick<AgendaSession, "track">[]): string[] {
  return [...new Set(sessions.flatMap(({ track }) => track ?? []))];
}
