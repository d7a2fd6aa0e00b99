import { browserStorage } from "../storage/browser-storage.ts";

export interface AskedLately {
  has(attendeeId: string, now?: number): boolean;
  remember(attendeeId: string): void;
  /** The next page asks at once. */
  forget(): void;
}

/** Remembers, for all tabs of this browser, that something was asked for a person. Without storage each page asks. */
export const askedLately = (key: string, forMs: number): AskedLately => ({
  has(attendeeId, now = Date.now()) {
    const [at = "", ...id] = (browserStorage.read(key) ?? "").split(" ");
    return id.join(" ") === attendeeId && Math.abs(now - Number(at)) < forMs;
  },
  remember: (attendeeId) => void browserStorage.write(key, `${Date.now()} ${attendeeId}`),
  forget: () => browserStorage.remove(key),
});
