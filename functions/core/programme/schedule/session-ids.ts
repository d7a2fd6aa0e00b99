const MAX_TOKEN_CHARACTERS = 64;

/**
 * Creates session ids that are not in use. The first session of a token gets `<event>.<token>`. Each further
 * one also gets its start as a suffix in capitals, which no token contains.
 */
export function sessionIds(taken: readonly string[]) {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return (eventId: string, token: string, startsAt: string): string => {
    const slot = JSON.stringify([eventId, token, startsAt]);
    for (let count = counts.get(slot) ?? 0; ; count++) {
      const id = `${eventId}.${tokenWith(token, suffix(startsAt, count))}`;
      if (used.has(id)) continue;
      used.add(id);
      counts.set(slot, count + 1);
      return id;
    }
  };
}

/** Returns a suffix such as `-20270508T1400Z`, with a number for further sessions of the same start. */
function suffix(startsAt: string, count: number): string {
  if (count === 0) return "";
  const start = `-${startsAt.slice(0, 16).replace(/[-:]/g, "")}Z`;
  return count === 1 ? start : `${start}${count}`;
}

const tokenWith = (token: string, end: string): string =>
  `${token.slice(0, MAX_TOKEN_CHARACTERS - end.length)}${end}`;
