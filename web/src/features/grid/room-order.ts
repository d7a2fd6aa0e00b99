export interface InRoom {
  readonly room: string | null;
}

export const ORDERS = ["busiest", "name"] as const;
export type RoomOrder = (typeof ORDERS)[number];

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** All rooms; sessions without one are last. Large rooms have the most sessions, as a rule. */
export function roomsOf(programme: readonly InRoom[], order: RoomOrder): (string | null)[] {
  const counts = new Map<string | null, number>();
  for (const { room } of programme) counts.set(room, (counts.get(room) ?? 0) + 1);
  const names = [...counts.keys()].filter((room) => room !== null).sort(byName.compare);
  // Sorting keeps the order of names among rooms with equally many sessions.
  if (order === "busiest") names.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return counts.has(null) ? [...names, null] : names;
}
