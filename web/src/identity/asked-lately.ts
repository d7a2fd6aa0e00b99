export interface AskedLately {
  has(attendeeId: string, now?: number): boolean;
  remember(attendeeId: string): void;
  /** The next page asks at once. */
  forget(): void;
}

/** Remembers, for all tabs of this browser, that something was asked for a person. */
export const askedLately = (key: string, forMs: number): AskedLately => ({
  has(attendeeId, now = Date.now()) {
    const [at = "", ...id] = (stored(() => localStorage.getItem(key)) ?? "").split(" ");
    return id.join(" ") === attendeeId && Math.abs(now - Number(at)) < forMs;
  },
  remember: (attendeeId) => void stored(() => localStorage.setItem(key, `${Date.now()} ${attendeeId}`)),
  forget: () => void stored(() => localStorage.removeItem(key)),
});

/** A browser without storage remembers nothing: each page asks. */
export function stored<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
