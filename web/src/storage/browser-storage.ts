/** Texts that a browser keeps beyond the page. A browser may refuse to keep any, and then the app works without them. */
class BrowserStorage {
  /** A function, because even the name of an area throws where storage is refused. */
  readonly #area: () => Storage;

  constructor(area: () => Storage) {
    this.#area = area;
  }

  /** Returns `null` if no text is kept for the key, or if the browser refuses. */
  read(key: string): string | null {
    return this.#ask((area) => area.getItem(key)) ?? null;
  }

  /** @returns false: the browser refuses, or has no room */
  write(key: string, text: string): boolean {
    return this.#ask((area) => area.setItem(key, text) === undefined) ?? false;
  }

  remove(...keys: readonly string[]): void {
    this.#ask((area) => {
      for (const key of keys) area.removeItem(key);
    });
  }

  clear(): void {
    this.#ask((area) => area.clear());
  }

  #ask<T>(act: (area: Storage) => T): T | undefined {
    try {
      return act(this.#area());
    } catch {
      return undefined;
    }
  }
}

/** What all tabs share. */
export const browserStorage = new BrowserStorage(() => localStorage);

/** What ends with its tab. */
export const tabStorage = new BrowserStorage(() => sessionStorage);
