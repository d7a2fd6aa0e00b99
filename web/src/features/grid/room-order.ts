export interface InRoom {
  readonly room: string | null;
  readonly capacity: number | null;
}

export const ORDERS = ["largest", "name"] as const;
export type RoomOrder = (typeof ORDERS)[number];

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * All rooms; sessions without one are last. The largest is the one with the most seats in a session, and of rooms that
 * are equally large the one with the most sessions.
 */
export function roomsOf(programme: readonly InRoom[], order: RoomOrder): (string | null)[] {
  const seats = new Map<string | null, number>();
  const sessions = new Map<string | null, number>();
  for (const { room, capacity } of programme) {
    seats.set(room, Math.max(seats.get(room) ?? 0, capacity ?? 0));
    sessions.set(room, (sessions.get(room) ?? 0) + 1);
  }
  const names = [...seats.keys()].filter((room) => room !== null).sort(byName.compare);
  const more = (counts: typeof seats, a: string, b: string) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0);
  // Sorting keeps the order of names among equal rooms.
  if (order === "largest") names.sort((a, b) => more(seats, a, b) || more(sessions, a, b));
  return seats.has(null) ? [...names, null] : names;
}
