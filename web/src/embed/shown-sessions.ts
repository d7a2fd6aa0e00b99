/** The sessions that have a button on the page. */
export interface ShownSessions {
  /** @returns a function that takes the button away again */
  add(sessionId: string): () => void;
  countIn(eventId: string): number;
  /** The same list until it changes. */
  events(): readonly string[];
  subscribe(listener: () => void): () => void;
}

/** A session's id begins with its event's id and a dot. */
export const eventIdOf = (sessionId: string): string => sessionId.split(".", 1)[0] ?? "";

export function createShownSessions(): ShownSessions {
  /** How many buttons each session has, by event. */
  const buttonsIn = new Map<string, Map<string, number>>();
  let events: readonly string[] = [];
  const listeners = new Set<() => void>();

  function change(sessionId: string, by: 1 | -1): void {
    const eventId = eventIdOf(sessionId);
    const buttons = buttonsIn.get(eventId) ?? new Map<string, number>();
    const count = (buttons.get(sessionId) ?? 0) + by;
    if (count > 0) buttons.set(sessionId, count);
    else buttons.delete(sessionId);
    if (buttons.size > 0) buttonsIn.set(eventId, buttons);
    else buttonsIn.delete(eventId);
    if (events.includes(eventId) === buttonsIn.has(eventId)) return;
    events = [...buttonsIn.keys()];
    for (const listener of listeners) listener();
  }

  return {
    add(sessionId) {
      change(sessionId, 1);
      return () => change(sessionId, -1);
    },
    countIn: (eventId) => buttonsIn.get(eventId)?.size ?? 0,
    events: () => events,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
